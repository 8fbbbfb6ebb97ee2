// Accepting and answering of control calls.
#include "host/control_socket.hpp"

#include <sys/stat.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "base/error.hpp"
#include "host/site_socket.hpp"

namespace provisioning {

namespace {

namespace asio = boost::asio;
namespace json = boost::json;

constexpr std::size_t longest_call = 64 << 10;
constexpr std::chrono::seconds deadline(10);

json::object read_call(const std::string& line) {
  boost::system::error_code error;
  const auto value = json::parse(line, error);
  if (error || !value.is_object()) throw base::malformed("a control call is one line with a JSON object");
  return value.as_object();
}

json::object failure(base::ErrorKind kind, const std::string& code, const std::string& message) {
  return {{"error", {{"kind", static_cast<int>(kind)}, {"code", code}, {"message", message}}}};
}

}  // namespace

ControlSocket::ControlSocket(asio::io_context& context, std::filesystem::path path, Answer answer)
    : context_(context), path_(std::move(path)), answer_(std::move(answer)), acceptor_(context) {}

void ControlSocket::open() {
  acceptor_.assign(asio::local::stream_protocol(), listen_at(path_).release());
  ::chmod(path_.c_str(), 0600);
  asio::co_spawn(context_, shared_from_this()->accept(), asio::detached);
}

void ControlSocket::close() {
  boost::system::error_code ignored;
  acceptor_.close(ignored);
}

base::Task<void> ControlSocket::accept() {
  const auto self = shared_from_this();
  boost::system::error_code error;
  while (acceptor_.is_open()) {
    const auto socket = std::make_shared<Socket>(context_);
    co_await acceptor_.async_accept(*socket, asio::redirect_error(base::use_task, error));
    if (!error) asio::co_spawn(context_, self->serve(socket), asio::detached);
  }
}

base::Task<void> ControlSocket::serve(std::shared_ptr<Socket> socket) {
  const auto self = shared_from_this();
  asio::steady_timer timer(context_, deadline);
  timer.async_wait([socket](boost::system::error_code cancelled) {
    boost::system::error_code ignored;
    if (!cancelled) socket->close(ignored);
  });
  std::string line;
  boost::system::error_code error;
  co_await asio::async_read_until(*socket, asio::dynamic_buffer(line, longest_call), '\n',
                                  asio::redirect_error(base::use_task, error));
  if (error) co_return;
  timer.cancel();
  const auto text = json::serialize(co_await answer_to(line)) + "\n";
  co_await asio::async_write(*socket, asio::buffer(text), asio::redirect_error(base::use_task, error));
}

base::Task<json::object> ControlSocket::answer_to(std::string line) {
  try {
    co_return co_await answer_(read_call(line));
  } catch (const base::Error& error) {
    co_return failure(error.kind(), error.code(), error.message());
  } catch (const std::exception& error) {
    co_return failure(base::ErrorKind::internal, "internal_error", error.what());
  }
}

}  // namespace provisioning
