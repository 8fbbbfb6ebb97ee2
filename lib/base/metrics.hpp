// Counters, gauges and histograms of the process, for Prometheus.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
}  // namespace prometheus

namespace base {

using MetricLabels = std::map<std::string, std::string>;

// Handles are cheap to copy, valid for ever and safe from every thread; looking one up by labels takes a lock,
// so hot paths keep theirs.
class Counter {
 public:
  explicit Counter(prometheus::Counter& counter) : counter_(&counter) {}
  void add(double by = 1) const;

 private:
  prometheus::Counter* counter_;
};

class Gauge {
 public:
  explicit Gauge(prometheus::Gauge& gauge) : gauge_(&gauge) {}
  void set(double value) const;
  void add(double by) const;

 private:
  prometheus::Gauge* gauge_;
};

class Histogram {
 public:
  explicit Histogram(prometheus::Histogram& histogram) : histogram_(&histogram) {}
  void observe(double value) const;

 private:
  prometheus::Histogram* histogram_;
};

// The metric of this name and these labels in the process's registry, made at first use. Names follow Prometheus:
// dde_http_requests_total, dde_jobs_running, dde_http_request_seconds. Labels have few values: never an id.
Counter counter(std::string_view name, std::string_view help, const MetricLabels& labels = {});
Gauge gauge(std::string_view name, std::string_view help, const MetricLabels& labels = {});
// Upper bounds of the buckets; durations in seconds when left out.
Histogram histogram(std::string_view name, std::string_view help, const MetricLabels& labels = {},
                    const std::vector<double>& bounds = {});

// The text exposition format 0.0.4, with CPU, memory and open files of the process.
std::string metrics_text();
inline constexpr std::string_view metrics_content_type = "text/plain; version=0.0.4; charset=utf-8";

}  // namespace base
