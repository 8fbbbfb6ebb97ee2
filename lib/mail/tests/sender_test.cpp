// Delivery into a directory and by a real SMTP conversation.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <fstream>
#include <map>

#include "base/error.hpp"
#include "mail/mail.hpp"

namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using asio::ip::tcp;

mail::Message message(const std::string& text = "first line\n.starts with a dot\n") {
  return {mail::Address("Ada", "ada@example.com"),
          mail::Address("DDE", "noreply@dde.example"),
          "Hello",
          text,
          "",
          "site-1"};
}

std::string outcome(asio::io_context& context, base::Task<void> task) {
  std::string code = "sent";
  bool done = false;
  asio::co_spawn(context, std::move(task), [&](std::exception_ptr failure) {
    done = true;
    try {
      if (failure) std::rethrow_exception(failure);
    } catch (const base::Error& error) {
      code = error.code();
    }
  });
  context.restart();
  while (!done) context.run_one();
  return code;
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Mailbox : testing::Test {
  Mailbox() {
    std::string name = testing::TempDir() + "dde_mailbox_XXXXXX";
    directory = ::mkdtemp(name.data());
  }
  ~Mailbox() override { fs::remove_all(directory); }

  std::size_t count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
  }

  fs::path directory;
  asio::io_context context{1};
};

TEST_F(Mailbox, holds_each_mail_as_a_file) {
  const auto sender = mail::make_mailbox_sender(directory / "new");

  EXPECT_EQ(outcome(context, sender->send(message())), "sent");

  EXPECT_NE(read(directory / "new/site-1.eml").find("Subject: Hello\r\n"), std::string::npos);
}

TEST_F(Mailbox, holds_one_mail_however_often_it_is_sent) {
  const auto sender = mail::make_mailbox_sender(directory);
  outcome(context, sender->send(message("first")));
  const auto first = read(directory / "site-1.eml");

  EXPECT_EQ(outcome(context, sender->send(message("second"))), "sent");

  EXPECT_EQ(count(), 1U);
  EXPECT_EQ(read(directory / "site-1.eml"), first);
}

TEST_F(Mailbox, that_cannot_be_written_is_unavailable) {
  std::ofstream(directory / "file") << "x";
  const auto sender = mail::make_mailbox_sender(directory / "file");

  EXPECT_EQ(outcome(context, sender->send(message())), "unavailable");
}

// Speaks enough SMTP for one mail a connection; answers may be replaced by command.
struct SmtpServer {
  explicit SmtpServer(asio::io_context& context)
      : acceptor(context, tcp::endpoint(asio::ip::address_v4::loopback(), 0)) {
    asio::co_spawn(context, accept(), asio::detached);
  }

  std::string url(const std::string& host = "127.0.0.1") const {
    return "smtp://" + host + ":" + std::to_string(acceptor.local_endpoint().port());
  }

  using Acceptor = asio::basic_socket_acceptor<tcp, base::Executor>;
  using Socket = asio::basic_stream_socket<tcp, base::Executor>;

  base::Task<void> accept() {
    while (true)
      asio::co_spawn(acceptor.get_executor(), serve(co_await acceptor.async_accept(base::use_task)), asio::detached);
  }

  base::Task<void> serve(Socket socket) {
    std::string buffer;
    std::string reply = "220 test\r\n";
    while (true) {
      co_await asio::async_write(socket, asio::buffer(reply), base::use_task);
      const bool in_mail = reply.starts_with("354");
      const std::string end = in_mail ? "\r\n.\r\n" : "\r\n";
      const auto size = co_await asio::async_read_until(socket, asio::dynamic_buffer(buffer), end, base::use_task);
      const auto line = buffer.substr(0, size);
      buffer.erase(0, size);
      if (in_mail) {
        mails.push_back(line);
        reply = "250 taken\r\n";
      } else {
        commands.push_back(line.substr(0, line.size() - 2));
        reply = answer(line.substr(0, 4));
      }
    }
  }

  std::string answer(const std::string& command) const {
    if (const auto found = answers.find(command); found != answers.end()) return found->second + "\r\n";
    return command == "DATA" ? "354 go\r\n" : "250 fine\r\n";
  }

  Acceptor acceptor;
  std::map<std::string, std::string> answers;
  std::vector<std::string> commands;
  std::vector<std::string> mails;
};

struct Smtp : testing::Test {
  std::string send(const std::string& url) {
    const auto sender = mail::make_smtp_sender({.url = url});
    return outcome(context, sender->send(message()));
  }

  asio::io_context context{1};
  SmtpServer server{context};
};

TEST_F(Smtp, carries_a_mail_to_the_server) {
  EXPECT_EQ(send(server.url()), "sent");

  ASSERT_EQ(server.mails.size(), 1U);
  EXPECT_NE(server.mails[0].find("Subject: Hello\r\n"), std::string::npos);
  EXPECT_NE(server.mails[0].find("\r\n..starts with a dot\r\n"), std::string::npos) << server.mails[0];
  EXPECT_EQ(std::ranges::count(server.commands, "MAIL FROM:<noreply@dde.example>"), 1);
  EXPECT_EQ(std::ranges::count(server.commands, "RCPT TO:<ada@example.com>"), 1);
}

TEST_F(Smtp, tells_a_refused_mail_from_a_busy_server) {
  server.answers["RCPT"] = "550 no such user";
  EXPECT_EQ(send(server.url()), "mail_refused");

  server.answers["RCPT"] = "451 try later";
  EXPECT_EQ(send(server.url()), "unavailable");
  EXPECT_TRUE(server.mails.empty());
}

TEST_F(Smtp, does_not_speak_in_clear_beyond_this_machine) {
  EXPECT_EQ(send(server.url("localhost.")), "unavailable");

  EXPECT_TRUE(server.mails.empty());
  EXPECT_EQ(std::ranges::count(server.commands, "MAIL FROM:<noreply@dde.example>"), 0);
}

TEST_F(Smtp, is_unavailable_when_nobody_listens) {
  server.acceptor.close();

  EXPECT_EQ(send("smtp://127.0.0.1:1"), "unavailable");
}

}  // namespace
