// The text that Prometheus reads.
#include "base/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::HasSubstr;

TEST(Metrics, appear_with_help_labels_and_value) {
  base::counter("dde_test_total", "Things", {{"kind", "a\"b"}}).add(2);
  base::gauge("dde_test_open", "Open things").set(3.5);
  base::histogram("dde_test_seconds", "How long", {}, {0.1, 1}).observe(0.5);

  const auto text = base::metrics_text();

  EXPECT_THAT(text, HasSubstr("# HELP dde_test_total Things\n# TYPE dde_test_total counter\n"));
  EXPECT_THAT(text, HasSubstr("dde_test_total{kind=\"a\\\"b\"} 2"));
  EXPECT_THAT(text, HasSubstr("dde_test_open 3.5"));
  EXPECT_THAT(text, HasSubstr("dde_test_seconds_bucket{le=\"1\"} 1"));
  EXPECT_THAT(text, HasSubstr("process_resident_memory_bytes "));
}

TEST(Metrics, are_the_same_metric_when_asked_for_twice) {
  base::counter("dde_test_twice_total", "Things", {{"kind", "x"}}).add();
  base::counter("dde_test_twice_total", "Things", {{"kind", "x"}}).add();

  EXPECT_THAT(base::metrics_text(), HasSubstr("dde_test_twice_total{kind=\"x\"} 2"));
}

}  // namespace
