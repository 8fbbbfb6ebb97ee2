// The form of log lines.
#include "base/log.hpp"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include <vector>

namespace {

// What was logged while it lives.
class LogLines {
 public:
  LogLines() {
    base::redirect_log([this](const std::string& line) { lines.push_back(line); });
  }
  ~LogLines() {
    base::redirect_log({});
    base::set_log_level(base::LogLevel::info);
  }
  LogLines(const LogLines&) = delete;
  std::vector<std::string> lines;
};

std::string text_in(const std::string& line, std::string_view field) {
  return boost::json::value_to<std::string>(boost::json::parse(line).at(field));
}

TEST(Log, writes_a_sentence_with_typed_fields_as_one_json_object) {
  LogLines log;
  const auto id = base::make_uuid();

  base::log_info("Created a client",
                 {{"tenant.id", id}, {"duration_ms", 12}, {"ok", true}, {"share", 0.5}, {"name", "Ada"}});

  ASSERT_EQ(log.lines.size(), 1U);
  const auto line = boost::json::parse(log.lines.front()).as_object();
  EXPECT_EQ(text_in(log.lines.front(), "level"), "info");
  EXPECT_EQ(text_in(log.lines.front(), "message"), "Created a client");
  EXPECT_EQ(text_in(log.lines.front(), "tenant.id"), base::to_string(id));
  EXPECT_EQ(line.at("duration_ms").as_int64(), 12);
  EXPECT_TRUE(line.at("ok").as_bool());
  EXPECT_EQ(line.at("share").as_double(), 0.5);
  EXPECT_EQ(text_in(log.lines.front(), "name"), "Ada");
  EXPECT_TRUE(line.at("time").as_string().ends_with("Z"));
}

TEST(Log, stays_one_valid_line_whatever_the_text_holds) {
  LogLines log;
  const std::vector<std::string> texts{"quote \" back \\ ",
                                       "line\nfeed\r\ttab",
                                       std::string("nul\0x", 5),
                                       "\x1b[31mred",
                                       "caf\xc3\xa9 \xf0\x9f\x98\x80",
                                       "bad \xff\xc0\xaf \xed\xa0\x80 \xf4\x90\x80\x80 \xe2\x82"};

  for (const auto& text : texts) base::log_error(text, {{"field", text}});

  ASSERT_EQ(log.lines.size(), texts.size());
  for (const auto& line : log.lines) {
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_NO_THROW(boost::json::parse(line)) << line;
  }
  EXPECT_EQ(text_in(log.lines[2], "field"), texts[2]);
  EXPECT_EQ(text_in(log.lines[4], "field"), texts[4]);
  EXPECT_EQ(text_in(log.lines[5], "field").substr(0, 7), "bad \xef\xbf\xbd");
}

TEST(Log, never_writes_the_value_of_a_secret) {
  LogLines log;

  base::log_info("Signed in",
                 {{"password", "hunter2"}, {"refresh_token", "hunter2"}, {"http.authorization", "hunter2"}});

  EXPECT_EQ(log.lines.front().find("hunter2"), std::string::npos);
}

TEST(Log, cuts_endless_texts) {
  LogLines log;

  base::log_info("Long", {{"text", std::string(100'000, 'x')}});

  EXPECT_LT(log.lines.front().size(), 5'000U);
}

TEST(Log, leaves_out_what_is_below_its_level) {
  LogLines log;
  base::set_log_level(base::parse_log_level("warning").value());

  base::log_info("Quiet");
  base::log_warning("Loud");

  ASSERT_EQ(log.lines.size(), 1U);
  EXPECT_NE(log.lines.front().find("Loud"), std::string::npos);
  EXPECT_EQ(base::parse_log_level("loud"), std::nullopt);
}

}  // namespace
