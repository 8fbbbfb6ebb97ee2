// Mail by SMTP (RFC 5321) with libcurl.
#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstring>

#include "base/error.hpp"
#include "http/client_exchange.hpp"
#include "mail/mail.hpp"

namespace mail {
namespace {

namespace asio = boost::asio;

constexpr long connect_limit_ms = 10'000;
constexpr long total_limit_ms = 60'000;

bool is_loopback(const std::string& url) {
  const auto host = http::host_of(url);
  boost::system::error_code refused;
  const auto address = boost::asio::ip::make_address(host, refused);
  return host == "localhost" || (!refused && address.is_loopback());
}

// One conversation with the server.
class Delivery {
 public:
  Delivery(const SmtpOptions& options, const Message& message, const std::atomic<bool>& stopping)
      : text_(to_mime(message, base::Clock::now())), stopping_(stopping), easy_(curl_easy_init()) {
    const auto from = "<" + message.from.mailbox() + ">";
    const auto to = "<" + message.to.mailbox() + ">";
    recipients_.reset(curl_slist_append(nullptr, to.c_str()));
    if (!easy_ || !recipients_) throw base::internal("libcurl gives no handle");
    curl_easy_setopt(easy(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy(), CURLOPT_URL, options.url.c_str());
    const auto security = is_loopback(options.url) ? CURLUSESSL_TRY : CURLUSESSL_ALL;
    curl_easy_setopt(easy(), CURLOPT_USE_SSL, static_cast<long>(security));
    curl_easy_setopt(easy(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(easy(), CURLOPT_MAIL_RCPT, recipients_.get());
    curl_easy_setopt(easy(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy(), CURLOPT_READFUNCTION, &Delivery::on_read);
    curl_easy_setopt(easy(), CURLOPT_READDATA, this);
    curl_easy_setopt(easy(), CURLOPT_ERRORBUFFER, reason_.data());
    curl_easy_setopt(easy(), CURLOPT_PROXY, "");
    curl_easy_setopt(easy(), CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy(), CURLOPT_FORBID_REUSE, 1L);
    set_limits();
    set_trust(options);
  }
  Delivery(const Delivery&) = delete;
  Delivery& operator=(const Delivery&) = delete;

  void run() const {
    const auto result = curl_easy_perform(easy());
    if (result == CURLE_OK) return;
    long code = 0;
    curl_easy_getinfo(easy(), CURLINFO_RESPONSE_CODE, &code);
    const std::string reason = reason_[0] != '\0' ? reason_.data() : curl_easy_strerror(result);
    const bool for_good = code >= 500 && code < 600 && result != CURLE_LOGIN_DENIED && result != CURLE_USE_SSL_FAILED;
    if (for_good)
      throw base::Error(base::ErrorKind::invalid, "mail_refused", "The mail server refused: " + reason + ".");
    throw base::unavailable("The mail server did not take the mail: " + reason + ".", std::chrono::seconds(30));
  }

 private:
  CURL* easy() const { return easy_.get(); }

  void set_limits() {
    curl_easy_setopt(easy(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy(), CURLOPT_XFERINFOFUNCTION, &Delivery::on_progress);
    curl_easy_setopt(easy(), CURLOPT_XFERINFODATA, this);
    curl_easy_setopt(easy(), CURLOPT_CONNECTTIMEOUT_MS, connect_limit_ms);
    curl_easy_setopt(easy(), CURLOPT_TIMEOUT_MS, total_limit_ms);
  }

  void set_trust(const SmtpOptions& options) {
    if (!options.user.empty()) {
      curl_easy_setopt(easy(), CURLOPT_USERNAME, options.user.c_str());
      curl_easy_setopt(easy(), CURLOPT_PASSWORD, options.password.c_str());
    }
    if (!options.ca_file.empty()) curl_easy_setopt(easy(), CURLOPT_CAINFO, options.ca_file.c_str());
  }

  static std::size_t on_read(char* target, std::size_t one, std::size_t room, void* context) {
    auto& self = *static_cast<Delivery*>(context);
    const auto size = std::min(one * room, self.text_.size() - self.sent_);
    std::memcpy(target, self.text_.data() + self.sent_, size);
    self.sent_ += size;
    return size;
  }

  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Delivery*>(self)->stopping_ ? 1 : 0;
  }

  std::string text_;
  std::size_t sent_ = 0;
  const std::atomic<bool>& stopping_;
  std::unique_ptr<CURL, http::FreeCurl> easy_;
  std::unique_ptr<curl_slist, http::FreeCurl> recipients_;
  std::array<char, CURL_ERROR_SIZE> reason_{};
};

// libcurl waits for the end of an SMTP upload inside its own code, multi interface or not: hence a thread.
class SmtpSender : public Sender {
 public:
  explicit SmtpSender(SmtpOptions options) : options_(std::move(options)) {}

  ~SmtpSender() override {
    stopping_ = true;
    thread_.stop();
    thread_.join();
  }

  base::Task<void> send(Message message) override {
    return asio::async_initiate<const asio::use_awaitable_t<base::Executor>, void(std::exception_ptr)>(
        [this](auto handler, Message mail) {
          auto guard = asio::make_work_guard(asio::get_associated_executor(handler));
          asio::post(thread_, [this, handler = std::move(handler), guard = std::move(guard),
                               mail = std::move(mail)]() mutable {
            auto failure = deliver(mail);
            asio::post(guard.get_executor(), [handler = std::move(handler), failure]() mutable { handler(failure); });
          });
        },
        base::use_task, std::move(message));
  }

 private:
  std::exception_ptr deliver(const Message& message) const {
    try {
      Delivery(options_, message, stopping_).run();
      return nullptr;
    } catch (...) {
      return std::current_exception();
    }
  }

  SmtpOptions options_;
  std::atomic<bool> stopping_ = false;
  asio::thread_pool thread_{1};
};

}  // namespace

std::unique_ptr<Sender> make_smtp_sender(SmtpOptions options) {
  return std::make_unique<SmtpSender>(std::move(options));
}

}  // namespace mail
