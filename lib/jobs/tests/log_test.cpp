// The log of a job: in order, cleaned, bounded, read from a cursor.
#include "jobs/log_text.hpp"

#include "jobs/lease.hpp"
#include "workshop.hpp"

namespace jobs {
namespace {

class Log : public Workshop {
 protected:
  std::shared_ptr<Lease> take() { return run(claims_.take({std::string(BuildChair::kind)})); }
  std::vector<std::string> lines(JobId id, std::int64_t after, int limit) {
    auto tx = app_.read(tenancy::Scope::of(tenant_));
    std::vector<std::string> texts;
    for (const auto& line : run(read_log(tx, id, after, limit))) texts.push_back(line.line);
    return texts;
  }
};

TEST_F(Log, keeps_the_order_of_lines_and_pages_by_sequence) {
  const auto id = enqueue_chair();
  Run attempt(take());

  run(attempt.log("one\ntwo\n"));
  run(attempt.log("three"));

  EXPECT_EQ(lines(id, 0, 10), (std::vector<std::string>{"one", "two", "three"}));
  EXPECT_EQ(lines(id, 1, 1), (std::vector<std::string>{"two"}));
}

TEST_F(Log, goes_on_after_the_lines_of_an_earlier_attempt) {
  const auto id = enqueue_chair();
  Run first(take());
  run(first.log("first attempt"));
  ask("update jobs.jobs set lease_until = now() - interval '1 second'");

  Run second(take());
  run(second.log("second attempt"));

  EXPECT_EQ(lines(id, 0, 10), (std::vector<std::string>{"first attempt", "second attempt"}));
}

TEST_F(Log, ends_at_ten_thousand_lines) {
  const auto id = enqueue_chair();
  Run attempt(take());
  std::string flood;
  for (int i = 0; i < 6000; ++i) flood += "line\n";

  run(attempt.log(flood));
  run(attempt.log(flood));
  run(attempt.log("unheard"));

  EXPECT_EQ(ask("select count(*) from jobs.log_lines"), "10000");
  EXPECT_EQ(lines(id, 9999, 10), (std::vector<std::string>{"The log ends here: it has reached 10,000 lines."}));
}

TEST(LogLines, lose_colours_control_characters_and_bad_bytes) {
  const std::string text("\x1b[31mred\x1b[0m\ta\rb\0c\n\xff\xc3\xa9\xed\xa0\x80\n", 26);

  const auto lines = clean_lines(text);

  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0], "red\tabc");
  EXPECT_EQ(lines[1], "\xef\xbf\xbd\xc3\xa9\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(LogLines, are_cut_at_four_kibibytes) {
  const auto lines = clean_lines(std::string(100'000, 'x') + "\nshort");

  ASSERT_EQ(lines.size(), 2u);
  EXPECT_LE(lines[0].size(), longest_line + 8);
  EXPECT_EQ(lines[1], "short");
}

}  // namespace
}  // namespace jobs
