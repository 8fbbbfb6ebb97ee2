// Asks a dispatcher as HTTP would, without a socket.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "http/dispatcher.hpp"

namespace http::testing {

struct Ask {
  std::string method = "GET";
  std::string path;  // query included
  boost::json::value body = nullptr;  // nothing is sent for null
  std::string bearer = {};
  std::string cookies = {};
  Headers headers = {};
  std::string address = {};  // of whoever asks
  std::string content = {};  // in place of `body`: sent as it is
};

struct Answer {
  int status = 0;
  boost::json::value body;  // null where it is no JSON
  std::string text;  // the body as it was sent
  std::string content_type;
  Headers headers;

  std::string code() const;  // of the error envelope, or an empty text
  // The text member of the body, or an empty text.
  std::string field(std::string_view name) const;
  // "field code" of each refused field, in order.
  std::vector<std::string> details() const;
  std::string header(std::string_view name) const { return std::string(find_header(headers, name)); }
  // Every Set-Cookie, and the value that one of them gives to this name.
  std::vector<std::string> cookies() const;
  std::string cookie(const std::string& name) const;
};

base::Task<Answer> send(Dispatcher& dispatcher, Ask ask);
Answer ask(boost::asio::io_context& context, Dispatcher& dispatcher, Ask ask);

// Takes any bearer for `who`, which outlives it and may change between requests.
Authenticator signed_in_as(const tenancy::Member& who);

}  // namespace http::testing
