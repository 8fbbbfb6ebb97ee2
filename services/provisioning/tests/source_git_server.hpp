// Small servers for fetch tests: git's smart HTTP protocol, and answers that are wrong on purpose.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <functional>
#include <string>

#include "runtime_scratch.hpp"

namespace provisioning {

using boost::asio::ip::tcp;

struct HttpAsk {
  std::string head;
  std::string body;
};

// Serves HTTP/1.0-style connections on a loopback port of its own, one coroutine each.
class TestServer {
 public:
  using Answer = std::function<base::Task<void>(tcp::socket& socket, HttpAsk ask)>;

  TestServer(boost::asio::io_context& context, Answer answer)
      : context_(context),
        answer_(std::move(answer)),
        acceptor_(context, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)) {
    boost::asio::co_spawn(context, accept(), boost::asio::detached);
  }

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  std::string endpoint() const { return "127.0.0.1:" + std::to_string(port()); }

 private:
  base::Task<void> accept() {
    for (;;) {
      auto socket = co_await acceptor_.async_accept(base::use_task);
      boost::asio::co_spawn(context_, serve(std::move(socket)), boost::asio::detached);
    }
  }

  base::Task<void> serve(tcp::socket socket) {
    std::string text;
    const auto size =
        co_await boost::asio::async_read_until(socket, boost::asio::dynamic_buffer(text), "\r\n\r\n", base::use_task);
    HttpAsk ask{text.substr(0, size), text.substr(size)};
    const auto length = ask.head.find("Content-Length: ");
    if (length != std::string::npos) {
      const auto whole = std::stoul(ask.head.substr(length + 16));
      const auto rest = boost::asio::dynamic_buffer(ask.body);
      co_await boost::asio::async_read(socket, rest, boost::asio::transfer_exactly(whole - ask.body.size()),
                                       base::use_task);
    }
    co_await answer_(socket, std::move(ask));
  }

  boost::asio::io_context& context_;
  Answer answer_;
  tcp::acceptor acceptor_;
};

inline base::Task<void> send_text(tcp::socket& socket, std::string text) {
  co_await boost::asio::async_write(socket, boost::asio::buffer(text), base::use_task);
}

inline base::Task<std::string> upload_pack(std::string repository, std::vector<std::string> flags, std::string input) {
  base::Descriptor stdin_file(::memfd_create("ask", MFD_CLOEXEC));
  if (::write(stdin_file.number(), input.data(), input.size()) < 0) throw base::internal("memfd");
  ::lseek(stdin_file.number(), 0, SEEK_SET);
  base::Command command{.arguments = {"/usr/bin/git", "-c", "safe.directory=*", "upload-pack", "--stateless-rpc"}};
  command.arguments.insert(command.arguments.end(), flags.begin(), flags.end());
  command.arguments.push_back(repository);
  command.descriptors = {{stdin_file.number(), 0}};
  command.output_limit = 64 << 20;
  command.environment = {{"PATH", "/usr/bin"}};
  const auto ending = co_await base::run(std::move(command));
  co_return ending.out;
}

// Serves one bare repository over git's smart HTTP protocol (version 0).
inline TestServer::Answer smart_http(std::filesystem::path repository) {
  return [repository](tcp::socket& socket, HttpAsk ask) -> base::Task<void> {
    const bool asks_refs = ask.head.find("/info/refs?service=git-upload-pack") != std::string::npos;
    std::vector<std::string> flags;
    if (asks_refs) flags.push_back("--http-backend-info-refs");
    auto body = co_await upload_pack(repository.string(), flags, ask.body);
    if (asks_refs) body = "001e# service=git-upload-pack\n0000" + body;
    const std::string kind = asks_refs ? "advertisement" : "result";
    co_await send_text(socket, "HTTP/1.0 200 OK\r\nContent-Type: application/x-git-upload-pack-" + kind +
                                   "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  };
}

inline TestServer::Answer fixed_answer(std::string text) {
  return [text](tcp::socket& socket, HttpAsk) -> base::Task<void> { co_await send_text(socket, text); };
}

// A list of refs that never ends.
inline TestServer::Answer dribble() {
  return [](tcp::socket& socket, HttpAsk) -> base::Task<void> {
    boost::asio::steady_timer timer(socket.get_executor());
    co_await send_text(socket, "HTTP/1.0 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n\r\n"
                               "001e# service=git-upload-pack\n0000");
    for (int number = 0;; ++number) {
      const auto name = std::to_string(100'000 + number);
      co_await send_text(socket, "003d" + std::string(40, 'a') + " refs/heads/" + name.substr(0, 3) + "\n");
      timer.expires_after(std::chrono::milliseconds(20));
      co_await timer.async_wait(base::use_task);
    }
  };
}

}  // namespace provisioning
