// Which other websites' scripts may call the API (CORS, WHATWG Fetch 3.2).
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>

#include "base/task.hpp"
#include "base/time.hpp"
#include "http/message.hpp"

namespace sql {
class Database;
}

namespace http {

// Knows the origins whose pages may read answers. One for all threads.
class OriginPolicy {
 public:
  virtual ~OriginPolicy() = default;
  // `origin` is "https://app.example.com", with a port where it is not the scheme's own, in lower case. `database` is
  // the calling thread's. A throw refuses the origin, this time. Asked about once a minute for each origin.
  virtual base::Task<bool> allows(sql::Database* database, std::string origin) = 0;
};

// The origin of a URL ("https://Example.com:443/x" is "https://example.com"), or an empty text where there is none.
std::string origin_of(std::string_view url);

// The platform's own address and nothing else.
class OwnOrigin : public OriginPolicy {
 public:
  explicit OwnOrigin(std::string_view public_url) : own_(origin_of(public_url)) {}
  base::Task<bool> allows(sql::Database* database, std::string origin) override;

 private:
  std::string own_;
};

// What the Origin of one request means for its answer.
struct OriginVerdict {
  std::string origin;  // empty: none was sent
  bool is_allowed = false;
  bool is_preflight = false;  // a browser's question before the request itself
};

// The policy with its last answers in mind; one a thread.
class Origins {
 public:
  // `policy` outlives it; without one no origin is allowed. Throws nothing.
  base::Task<OriginVerdict> judge(OriginPolicy* policy, sql::Database* database, const Request& request);

 private:
  struct Known {
    bool is_allowed;
    base::Timestamp until;
  };
  base::Task<bool> ask(OriginPolicy* policy, sql::Database* database, std::string origin);

  std::map<std::string, Known, std::less<>> known_;
};

// 204 with what an allowed origin may send, `methods` as in Allow; 403 for any other.
Response preflight_answer(const OriginVerdict& verdict, std::string_view methods, std::string_view request_id);

// Vary, and for an allowed origin the permission to read the answer. Cookies are never allowed: callers from elsewhere
// send a bearer token.
void add_cors_headers(const OriginVerdict& verdict, Response& response);

}  // namespace http
