// libcurl's multi interface on the event loop: the engine of http::Client.
#pragma once

#include <curl/curl.h>

#include <memory>

#include "base/task.hpp"

namespace http {

class TransferLoop;

// Keeps the connections of finished transfers for the next ones. One a thread; destroy it before its io_context.
class ClientTransfers {
 public:
  explicit ClientTransfers(boost::asio::io_context& context);
  ~ClientTransfers();
  ClientTransfers(const ClientTransfers&) = delete;
  ClientTransfers& operator=(const ClientTransfers&) = delete;

  // Runs a prepared handle, which the caller owns and leaves alone meanwhile. A cancelled wait ends with
  // CURLE_ABORTED_BY_CALLBACK. Bounded in time by the handle's own CURLOPT_TIMEOUT_MS.
  base::Task<CURLcode> run(CURL* easy);

 private:
  std::shared_ptr<TransferLoop> loop_;
};

}  // namespace http
