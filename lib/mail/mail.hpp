// An e-mail and the ways to send it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/task.hpp"
#include "base/time.hpp"

namespace mail {

// A mailbox with an optional display name. Cannot hold a line break or control character, so no header can be added.
class Address {
 public:
  // "ada@example.com" or "Ada Lovelace <ada@example.com>". Throws base::invalid "not_an_email" for the field "address".
  static Address parse(std::string_view text);
  // Control characters in `name` become spaces; `mailbox` is checked as in parse.
  Address(std::string_view name, std::string_view mailbox);

  const std::string& name() const { return name_; }
  const std::string& mailbox() const { return mailbox_; }
  std::string domain() const;

 private:
  std::string name_;
  std::string mailbox_;
};

struct Message {
  Address to;
  Address from;
  std::string subject;
  std::string text;
  std::string html;  // empty: text only
  std::string message_id;  // the key of this mail, [A-Za-z0-9._-]+: sent twice under one id it is still one mail
  std::optional<Address> reply_to = std::nullopt;
};

// The message as RFC 5322 / MIME with CRLF lines, all ASCII. Throws base::internal for an unusable message_id.
std::string to_mime(const Message& message, base::Timestamp date);

class Sender {
 public:
  virtual ~Sender() = default;
  // Returns when the mail is handed over. Throws base::unavailable when trying again later may help,
  // base::Error invalid "mail_refused" when the server refuses this mail for good.
  virtual base::Task<void> send(Message message) = 0;
};

// The embedded default: <directory>/<message_id>.eml, written atomically; the same id again changes nothing.
std::unique_ptr<Sender> make_mailbox_sender(std::filesystem::path directory);

struct SmtpOptions {
  std::string url;  // smtp://host:587 (STARTTLS demanded unless the host is a loopback address), smtps://host:465
  std::string user;
  std::string password;
  std::string ca_file;
};
// One mail after the other on a thread of its own, a connection each. Destroy it before the io_contexts that use it.
std::unique_ptr<Sender> make_smtp_sender(SmtpOptions options);

}  // namespace mail
