// Options of libcurl for one request.
#include "http/client_exchange.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <cctype>

#include "base/error.hpp"

namespace http {
namespace {

constexpr std::size_t most_header_bytes = 64 << 10;

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char letter) { return letter < 0x20 || letter == 0x7f; });
}

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char letter) {
    return std::isalnum(letter) || std::string_view("!#$%&'*+-.^_`|~").contains(static_cast<char>(letter));
  });
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](unsigned char letter) { return std::tolower(letter); });
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

void append(std::unique_ptr<curl_slist, FreeCurl>& list, const std::string& line) {
  auto* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw base::internal("libcurl is out of memory");
  static_cast<void>(list.release());
  list.reset(longer);
}

bool is_loopback(const std::string& host) {
  boost::system::error_code refused;
  const auto address = boost::asio::ip::make_address(host, refused);
  return host == "localhost" || (!refused && address.is_loopback());
}

}  // namespace

std::string host_of(const std::string& url) {
  const std::unique_ptr<CURLU, FreeCurl> parts(curl_url());
  char* host = nullptr;
  if (!parts || curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return "?";
  if (curl_url_get(parts.get(), CURLUPART_HOST, &host, 0) != CURLUE_OK) return "?";
  std::string found(host);
  curl_free(host);
  return found;
}

ClientExchange::ClientExchange(const ClientRequest& request, std::chrono::milliseconds time_left)
    : request_(request), easy_(curl_easy_init()) {
  if (!easy_) throw base::internal("libcurl gives no handle");
  set_method();
  set_headers();
  set_target();
  set_limits(time_left);
  curl_easy_setopt(easy(), CURLOPT_ERRORBUFFER, reason_.data());
  curl_easy_setopt(easy(), CURLOPT_HEADERFUNCTION, &ClientExchange::on_header);
  curl_easy_setopt(easy(), CURLOPT_HEADERDATA, this);
  curl_easy_setopt(easy(), CURLOPT_WRITEFUNCTION, &ClientExchange::on_body);
  curl_easy_setopt(easy(), CURLOPT_WRITEDATA, this);
}

void ClientExchange::set_method() {
  const auto& method = request_.method;
  if (!is_token(method)) throw base::internal("this is no HTTP method: " + method);
  const bool bare = method == "GET" || method == "HEAD" || method == "DELETE" || method == "OPTIONS";
  if (!bare || !request_.body.empty()) {
    curl_easy_setopt(easy(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
    curl_easy_setopt(easy(), CURLOPT_POSTFIELDS, request_.body.c_str());
  }
  if (method == "HEAD") {
    curl_easy_setopt(easy(), CURLOPT_NOBODY, 1L);
  } else {
    curl_easy_setopt(easy(), CURLOPT_CUSTOMREQUEST, method.c_str());
  }
}

void ClientExchange::set_headers() {
  bool typed = false;
  for (const auto& [name, value] : request_.headers) {
    if (!is_token(name) || has_control(value)) throw base::internal("this is no HTTP header: " + name);
    typed = typed || lower(name) == "content-type";
    append(headers_, trimmed(value).empty() ? name + ";" : name + ": " + value);
  }
  append(headers_, "Expect:");
  if (!typed) append(headers_, "Content-Type:");
  curl_easy_setopt(easy(), CURLOPT_HTTPHEADER, headers_.get());
  curl_easy_setopt(easy(), CURLOPT_USERAGENT, "dde");
}

void ClientExchange::set_target() {
  if (request_.connect_to && request_.follow_redirects) {
    throw base::internal("a request with a fixed address cannot follow redirects");
  }
  curl_easy_setopt(easy(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy(), CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy(), CURLOPT_URL, request_.url.c_str());
  bool direct = is_loopback(host_of(request_.url));
  if (!request_.unix_socket.empty()) {
    curl_easy_setopt(easy(), CURLOPT_UNIX_SOCKET_PATH, request_.unix_socket.c_str());
    direct = true;
  }
  if (request_.connect_to) {
    // Not CURLOPT_RESOLVE: that would stay in the shared cache and steer other requests too.
    const auto& [address, port] = *request_.connect_to;
    const bool v6 = address.find(':') != address.npos;
    append(connect_to_, "::" + (v6 ? "[" + address + "]" : address) + ":" + std::to_string(port));
    curl_easy_setopt(easy(), CURLOPT_CONNECT_TO, connect_to_.get());
    direct = true;
  }
  if (direct) curl_easy_setopt(easy(), CURLOPT_PROXY, "");
  if (!request_.ca_file.empty()) {
    curl_easy_setopt(easy(), CURLOPT_CAINFO, request_.ca_file.c_str());
    curl_easy_setopt(easy(), CURLOPT_CAPATH, nullptr);
  }
}

void ClientExchange::set_limits(std::chrono::milliseconds time_left) {
  const auto total = std::max(time_left, std::chrono::milliseconds(1));
  curl_easy_setopt(easy(), CURLOPT_TIMEOUT_MS, static_cast<long>(total.count()));
  const auto connect = std::min(request_.timeouts.connect, total);
  curl_easy_setopt(easy(), CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connect.count()));
  curl_easy_setopt(easy(), CURLOPT_NOSIGNAL, 1L);
  // Without it the loop would wait for a name look-up that has already been given up.
  curl_easy_setopt(easy(), CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt(easy(), CURLOPT_FOLLOWLOCATION, request_.follow_redirects ? 1L : 0L);
  curl_easy_setopt(easy(), CURLOPT_MAXREDIRS, 5L);
}

std::size_t ClientExchange::on_header(char* bytes, std::size_t, std::size_t size, void* context) {
  auto& self = *static_cast<ClientExchange*>(context);
  const std::string_view line(bytes, size);
  self.header_bytes_ += size;
  if (self.header_bytes_ > most_header_bytes) {
    self.too_large_ = true;
    return 0;
  }
  const auto colon = line.find(':');
  if (line.starts_with("HTTP/")) {
    self.response_.headers.clear();  // of a redirect or an interim answer
  } else if (colon != line.npos) {
    self.response_.headers.emplace_back(lower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
  }
  return size;
}

std::size_t ClientExchange::on_body(char* bytes, std::size_t, std::size_t size, void* context) {
  auto& self = *static_cast<ClientExchange*>(context);
  if (self.response_.body.size() + size > self.request_.max_response) {
    self.too_large_ = true;
    return 0;
  }
  self.response_.body.append(bytes, size);
  return size;
}

ClientResponse ClientExchange::finish(CURLcode result) {
  if (too_large_) throw base::too_large("The answer of " + host_of(request_.url) + " is too large.");
  if (result == CURLE_URL_MALFORMAT || result == CURLE_UNSUPPORTED_PROTOCOL) {
    throw base::internal("this is no URL for HTTP, host " + host_of(request_.url));
  }
  if (result != CURLE_OK) {
    const std::string reason = reason_[0] != '\0' ? reason_.data() : curl_easy_strerror(result);
    throw base::unavailable("No answer from " + host_of(request_.url) + ": " + reason + ".");
  }
  long status = 0;
  curl_easy_getinfo(easy(), CURLINFO_RESPONSE_CODE, &status);
  response_.status = static_cast<int>(status);
  return std::move(response_);
}

}  // namespace http
