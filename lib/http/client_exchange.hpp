// One request as a prepared libcurl handle, and the response it collects.
#pragma once

#include <curl/curl.h>

#include <array>
#include <chrono>
#include <memory>
#include <string>

#include "http/client.hpp"

namespace http {

struct FreeCurl {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

// Stays where it is while the transfer runs: libcurl points into it.
class ClientExchange {
 public:
  // `request` outlives this. Throws base::internal for a request that cannot be sent as it is.
  ClientExchange(const ClientRequest& request, std::chrono::milliseconds time_left);
  ClientExchange(const ClientExchange&) = delete;
  ClientExchange& operator=(const ClientExchange&) = delete;

  CURL* easy() const { return easy_.get(); }
  // The response, or the error that `result` stands for.
  ClientResponse finish(CURLcode result);

 private:
  static std::size_t on_header(char* bytes, std::size_t one, std::size_t size, void* self);
  static std::size_t on_body(char* bytes, std::size_t one, std::size_t size, void* self);
  void set_method();
  void set_headers();
  void set_target();
  void set_limits(std::chrono::milliseconds time_left);

  const ClientRequest& request_;
  std::unique_ptr<CURL, FreeCurl> easy_;
  std::unique_ptr<curl_slist, FreeCurl> headers_;
  std::unique_ptr<curl_slist, FreeCurl> connect_to_;
  std::array<char, CURL_ERROR_SIZE> reason_{};
  ClientResponse response_;
  std::size_t header_bytes_ = 0;
  bool too_large_ = false;
};

// The host of a URL for messages, or "?": never its path or query, which may hold secrets.
std::string host_of(const std::string& url);

}  // namespace http
