// Writing response heads.
#include "http/head.hpp"

#include <fmt/chrono.h>

#include <array>
#include <ctime>

#include "base/time.hpp"

namespace http {
namespace {

// Sent unless the response says otherwise.
struct Usual {
  std::string_view name;
  std::string_view line;
};
constexpr std::array<Usual, 7> usual_headers{{
    {"X-Content-Type-Options", "X-Content-Type-Options: nosniff\r\n"},
    {"Cache-Control", "Cache-Control: no-store\r\n"},
    {"Referrer-Policy", "Referrer-Policy: no-referrer\r\n"},
    {"Content-Security-Policy",
     "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n"},
    {"Cross-Origin-Opener-Policy", "Cross-Origin-Opener-Policy: same-origin\r\n"},
    {"Cross-Origin-Resource-Policy", "Cross-Origin-Resource-Policy: same-origin\r\n"},
    {"Permissions-Policy",
     "Permissions-Policy: camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()\r\n"},
}};

// A year. Without includeSubDomains: what is below the platform's name may be somebody else's website.
constexpr std::string_view https_line = "Strict-Transport-Security: max-age=31536000\r\n";

void append_header(std::string_view name, std::string_view value, std::string& out) {
  out += name;
  out += ": ";
  for (const char letter : value) out += static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f ? ' ' : letter;
  out += "\r\n";
}

bool has_body(int status) { return status != 204 && status != 304; }

}  // namespace

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Answer";
  }
}

const std::string& http_date() {
  thread_local std::time_t written = -1;
  thread_local std::string text;
  const auto now = std::chrono::system_clock::to_time_t(base::Clock::now());
  if (now != written) {
    text = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
    written = now;
  }
  return text;
}

std::string response_head(const Response& response, HeadOptions options) {
  std::string out;
  out.reserve(1024);
  out += "HTTP/1.1 " + std::to_string(response.status) + ' ';
  out += reason_phrase(response.status);
  out += "\r\nDate: " + http_date() + "\r\n";
  if (has_body(response.status)) {
    if (!response.content_type.empty()) append_header("Content-Type", response.content_type, out);
    if (options.framing == Framing::length) append_header("Content-Length", std::to_string(response.body.size()), out);
    if (options.framing == Framing::chunked) out += "Transfer-Encoding: chunked\r\n";
  }
  for (const auto& usual : usual_headers) {
    if (find_header(response.headers, usual.name).empty()) out += usual.line;
  }
  if (options.is_https) out += https_line;
  for (const auto& header : response.headers) append_header(header.name, header.value, out);
  out += options.keep_alive ? "\r\n" : "Connection: close\r\n\r\n";
  return out;
}

}  // namespace http
