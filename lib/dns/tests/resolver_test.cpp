// Answers of a DNS server of our own, good and bad ones.
#include "dns/resolver.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/asio/ip/udp.hpp>

#include <array>
#include <functional>
#include <thread>

#include "base/error.hpp"
#include "sql/testing/run.hpp"

namespace {

using boost::asio::ip::udp;
using testing::ElementsAre;
using testing::IsEmpty;

// Answers each question with what `answer_to` makes of it, until it is gone.
class DnsServer {
 public:
  using Answer = std::function<std::string(std::string question)>;

  explicit DnsServer(Answer answer_to) : answer_to_(std::move(answer_to)), thread_([this] { serve(); }) {}
  ~DnsServer() {
    udp::socket ender(context_, udp::v4());
    ender.send_to(boost::asio::buffer("", 0), socket_.local_endpoint());
    thread_.join();
  }
  std::string address() const { return "127.0.0.1:" + std::to_string(socket_.local_endpoint().port()); }

 private:
  void serve() {
    std::array<char, 1024> bytes{};
    for (;;) {
      udp::endpoint asker;
      const auto size = socket_.receive_from(boost::asio::buffer(bytes), asker);
      if (size == 0) return;
      const auto answer = answer_to_(std::string(bytes.data(), size));
      if (!answer.empty()) socket_.send_to(boost::asio::buffer(answer), asker);
    }
  }

  boost::asio::io_context context_;
  udp::socket socket_{context_, udp::endpoint(boost::asio::ip::make_address("127.0.0.1"), 0)};
  Answer answer_to_;
  std::thread thread_;
};

// The question back as an answer with this code and these TXT records (RFC 1035, 4.1).
std::string answered(std::string question, int code, const std::vector<std::string>& records) {
  question[2] = '\x81';
  question[3] = static_cast<char>(0x80 | code);
  question[7] = static_cast<char>(records.size());
  question[11] = 0;  // no additional records
  const auto end = question.find('\0', 12) + 5;
  question.resize(end);
  for (const auto& record : records) {
    question += std::string("\xc0\x0c\x00\x10\x00\x01\x00\x00\x00\x3c\x00", 11);
    question += static_cast<char>(record.size()) + record;
  }
  return question;
}

std::string part(const std::string& text) { return static_cast<char>(text.size()) + text; }

std::vector<std::string> look_up(const std::string& server) {
  boost::asio::io_context context{1};
  dns::Resolver resolver(server);
  return sql::testing::run(context, resolver.find_texts("_dde-challenge.agency.example"));
}

TEST(TxtRecords, are_found_with_their_parts_put_together) {
  const DnsServer server(
      [](auto question) { return answered(question, 0, {part("hello"), part("two ") + part("parts")}); });

  EXPECT_THAT(look_up(server.address()), ElementsAre("hello", "two parts"));
}

TEST(TxtRecords, of_a_name_that_does_not_exist_are_none) {
  const DnsServer nowhere([](auto question) { return answered(question, 3, {}); });
  const DnsServer without([](auto question) { return answered(question, 0, {}); });

  EXPECT_THAT(look_up(nowhere.address()), IsEmpty());
  EXPECT_THAT(look_up(without.address()), IsEmpty());
}

TEST(TxtRecords, that_nobody_can_tell_are_no_answer) {
  const DnsServer failing([](auto question) { return answered(question, 2, {}); });
  const DnsServer silent([](auto) { return std::string(); });

  EXPECT_THROW(look_up(failing.address()), base::Error);
  EXPECT_THROW(look_up(silent.address()), base::Error);
}

TEST(TxtRecords, are_not_read_out_of_half_an_answer) {
  const DnsServer broken([](auto question) { return answered(question, 0, {part("hello")}).substr(0, 30); });

  EXPECT_THROW(look_up(broken.address()), base::Error);
}

TEST(TxtRecords, that_say_more_than_they_hold_are_cut) {
  const DnsServer server([](auto question) {
    return answered(question, 0,
                    {"\xff"
                     "abc"});
  });

  EXPECT_THAT(look_up(server.address()), ElementsAre("abc"));
}

TEST(TxtRecords, are_asked_of_a_server_that_is_one) {
  for (const auto* bad : {"localhost:53", "127.0.0.1:", "127.0.0.1:dns", "[::1]:53"}) {
    EXPECT_THROW(dns::Resolver{bad}, base::Error) << bad;
  }
}

}  // namespace
