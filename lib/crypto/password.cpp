// bcrypt on a few threads of low priority.
#include "crypto/password.hpp"

#include <crypt.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "crypto/digest.hpp"

namespace crypto {
namespace {

namespace asio = boost::asio;

constexpr int niceness = 10;
constexpr std::size_t hash_length = 60;

bool is_bcrypt(std::string_view hash) { return hash.size() == hash_length && hash.starts_with("$2b$"); }

std::string make_salt(int cost) {
  const auto random = base::random_bytes(16);
  std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> salt{};
  if (::crypt_gensalt_rn("$2b$", static_cast<unsigned long>(cost), random.data(), static_cast<int>(random.size()),
                         salt.data(), static_cast<int>(salt.size())) == nullptr) {
    throw base::internal("bcrypt refuses a cost of " + std::to_string(cost));
  }
  return salt.data();
}

// Empty when the setting is unusable: libxcrypt's own answer to that ("*0") must never be compared.
std::string bcrypt(const std::string& password, const std::string& setting) {
  static thread_local crypt_data scratch{};  // 32 KiB
  const auto text = base::to_base64(sha384(password));
  const char* hash = ::crypt_r(text.c_str(), setting.c_str(), &scratch);
  return hash != nullptr && is_bcrypt(hash) ? std::string(hash) : std::string();
}

}  // namespace

class PasswordHasher::Pool {
 public:
  Pool(int threads, std::size_t queue) : queue_(queue), threads_(static_cast<std::size_t>(threads)) {
    for (auto& thread : threads_) thread = std::thread([this] { work(); });
  }

  ~Pool() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
  }

  base::Task<std::string> run(std::string password, std::string setting) {
    return asio::async_initiate<const asio::use_awaitable_t<base::Executor>, void(std::exception_ptr, std::string)>(
        [this](auto handler, std::string text, std::string salt) {
          start(std::move(handler), std::move(text), std::move(salt));
        },
        base::use_task, std::move(password), std::move(setting));
  }

 private:
  using Job = std::move_only_function<void(bool refused)>;

  template <class Handler>
  void start(Handler handler, std::string password, std::string setting) {
    auto executor = asio::get_associated_executor(handler);
    Job job = [this, handler = std::move(handler), guard = asio::make_work_guard(executor),
               password = std::move(password), setting = std::move(setting)](bool refused) mutable {
      auto result = refused ? std::string() : bcrypt(password, setting);
      auto error = refused ? std::make_exception_ptr(full()) : std::exception_ptr();
      asio::post(guard.get_executor(), [handler = std::move(handler), error = std::move(error),
                                        result = std::move(result)]() mutable { handler(error, std::move(result)); });
    };
    if (!push(job)) job(true);
  }

  bool push(Job& job) {
    {
      const std::lock_guard lock(mutex_);
      if (jobs_.size() >= queue_ + idle_) return false;
      jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
  }

  void work() {
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), niceness);
    std::unique_lock lock(mutex_);
    while (true) {
      ++idle_;
      wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
      --idle_;
      if (stopping_) return;
      auto job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job(false);
      job = nullptr;
      lock.lock();
    }
  }

  base::Error full() const {
    const auto seconds = 1 + queue_ / (4 * threads_.size());
    return base::unavailable("Too many people are signing in at the moment. Try again in a few seconds.",
                             std::chrono::seconds(seconds));
  }

  const std::size_t queue_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  std::size_t idle_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

PasswordHasher::PasswordHasher(int threads, std::size_t queue, int cost)
    : pool_(std::make_unique<Pool>(threads, queue)), cost_(cost) {}

PasswordHasher::~PasswordHasher() = default;

base::Task<std::string> PasswordHasher::hash(std::string password) {
  auto salt = make_salt(cost_);
  auto made = co_await pool_->run(std::move(password), std::move(salt));
  if (made.empty()) throw base::internal("bcrypt made no hash");
  co_return made;
}

base::Task<bool> PasswordHasher::verify(std::string password, std::string hash) {
  if (!is_bcrypt(hash)) co_return false;
  const auto made = co_await pool_->run(std::move(password), hash);
  co_return constant_time_equal(made, hash);
}

base::Task<void> PasswordHasher::verify_dummy(std::string password) {
  auto salt = make_salt(cost_);
  co_await pool_->run(std::move(password), std::move(salt));
}

}  // namespace crypto
