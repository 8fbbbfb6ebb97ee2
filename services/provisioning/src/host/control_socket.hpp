// The host's control API: one line of JSON in, one out, on a unix socket that only its owner may use.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/json/object.hpp>
#include <filesystem>
#include <functional>
#include <memory>

#include "base/task.hpp"

namespace provisioning {

// Calls: {"call":"ensure|remove|suspend|find|list","id":...,"tenantId":...,"hosts":[...]}. A base::Error thrown by
// `answer` travels back with its kind, code and message.
class ControlSocket : public std::enable_shared_from_this<ControlSocket> {
 public:
  using Answer = std::function<base::Task<boost::json::object>(boost::json::object ask)>;

  // Throws base::internal when the socket cannot be opened.
  ControlSocket(boost::asio::io_context& context, std::filesystem::path path, Answer answer);

  void open();
  // Calls under way are still answered.
  void close();

 private:
  using Socket = boost::asio::local::stream_protocol::socket;

  base::Task<void> accept();
  base::Task<void> serve(std::shared_ptr<Socket> socket);
  base::Task<boost::json::object> answer_to(std::string line);

  boost::asio::io_context& context_;
  std::filesystem::path path_;
  Answer answer_;
  boost::asio::local::stream_protocol::acceptor acceptor_;
};

}  // namespace provisioning
