// What is wrong with a chain, line by line.
#include "chain_check.hpp"

#include <algorithm>

#include "crypto/digest.hpp"

namespace audit {
namespace {

constexpr std::size_t most_findings = 100;
// Longer than any transaction, so that only a made-up time is so late.
constexpr std::chrono::hours longest_delay{1};

std::string described(const StoredLine& line) {
  return "line " + base::to_string(line.id) + " (" + line.action + " " + line.noun + " " + line.row_id + ")";
}

bool is_whole(const StoredLine& line) { return line.key_id && line.previous_hash && line.hash; }

bool verifies(const std::string& secret, const StoredLine& line) {
  return crypto::constant_time_equal(hash_of(secret, line), line.hash->bytes);
}

}  // namespace

void ChainCheck::find(Fault fault, std::int64_t number, std::string text) {
  if (findings_.size() < most_findings) findings_.push_back({fault, tenant_, number, std::move(text)});
}

void ChainCheck::add(const StoredLine& line) {
  ++lines_;
  check_place(line);
  check_seal(line);
  last_number_ = *line.number;
  last_hash_ = line.hash ? line.hash->bytes : std::string();
  last_time_ = line.created_at;
}

void ChainCheck::check_place(const StoredLine& line) {
  for (auto number = last_number_ + 1; number < *line.number; ++number) {
    if (gaps_.size() < most_findings) gaps_.push_back(number);
    find(Fault::missing, number, "line " + std::to_string(number) + " is missing");
    may_link_ = false;
    if (gaps_.size() == most_findings) break;
  }
  if (line.created_at + longest_delay < last_time_) {
    find(Fault::backdated, *line.number, described(line) + " pretends to be older than the line before it");
  }
}

void ChainCheck::check_seal(const StoredLine& line) {
  const auto* secret = line.key_id ? keys_.find(*line.key_id) : nullptr;
  const bool was_linked = std::exchange(may_link_, false);
  if (is_whole(line) && secret == nullptr) {
    return find(Fault::unknown_key, *line.number, described(line) + " is sealed with the unknown key " + *line.key_id);
  }
  if (!is_whole(line) || !verifies(*secret, line)) {
    if (suspects_.size() < most_findings) suspects_.push_back(line);
    return;
  }
  may_link_ = true;
  if (was_linked && line.previous_hash->bytes != last_hash_) {
    find(Fault::broken_link, *line.number, described(line) + " does not follow the line before it");
  }
  check_halves(*secret, line);
}

void ChainCheck::check_halves(const std::string& secret, const StoredLine& line) {
  check_half(secret, line, true);
  check_half(secret, line, false);
}

void ChainCheck::check_half(const std::string& secret, const StoredLine& line, bool is_address) {
  const auto& value = is_address ? line.address : line.personal;
  const auto& salt = is_address ? line.address_salt : line.personal_salt;
  const auto& digest = is_address ? line.address_digest : line.personal_digest;
  const auto* what = is_address ? "the address" : "the personal values";
  if (!value && !digest) return;
  if (!value && may_be_erased(line, is_address)) {
    ++erased_;
    return;
  }
  if (!value) return find(Fault::erased, *line.number, std::string(what) + " of " + described(line) + " are gone");
  const bool is_sealed = salt && digest && digest_of(secret, salt->bytes, *value) == digest->bytes;
  if (!is_sealed) find(Fault::changed, *line.number, std::string(what) + " of " + described(line) + " were changed");
}

// An address is that of whoever acted; where nobody was signed in yet, of the person the line is about.
bool ChainCheck::may_be_erased(const StoredLine& line, bool is_address) const {
  const auto erasure = line.erasure_id ? erasures_.find(*line.erasure_id) : erasures_.end();
  if (erasure == erasures_.end()) return false;
  const auto& person = erasure->second;
  const bool is_about = !line.person_id || line.person_id == person;
  if (!is_address) return is_about;
  return line.user_id ? line.user_id->value == person : is_about;
}

void ChainCheck::judge_suspects() {
  std::vector<std::int64_t> numbers = gaps_;
  for (const auto& line : suspects_) numbers.push_back(*line.number);
  numbers.push_back(last_number_ + 1);
  for (auto& line : suspects_) {
    const auto at = *line.number;
    const auto* secret = line.key_id ? keys_.find(*line.key_id) : nullptr;
    const auto place = std::ranges::find_if(numbers, [&](auto number) {
      line.number = number;
      return secret != nullptr && is_whole(line) && verifies(*secret, line);
    });
    const auto text = described(line);
    if (place == numbers.end()) {
      find(Fault::changed, at, text + " is not what was sealed");
    } else {
      find(Fault::moved, at, text + " was sealed as line " + std::to_string(*place));
    }
  }
}

void ChainCheck::check_head(const Head& head) {
  const auto* secret = head.key_id ? keys_.find(*head.key_id) : nullptr;
  if (secret == nullptr || !crypto::constant_time_equal(mac_of(*secret, head), head.mac.bytes)) {
    find(Fault::head_changed, head.number, "the end of the chain was set by somebody else");
  }
  if (head.number > last_number_) {
    find(Fault::cut_off, last_number_ + 1,
         "lines " + std::to_string(last_number_ + 1) + " to " + std::to_string(head.number) + " are missing");
  } else if (head.hash.bytes != last_hash_) {
    find(Fault::head_changed, head.number, "the last line is not the one the chain ended with");
  }
}

void ChainCheck::end(const std::optional<Head>& head) {
  judge_suspects();
  if (head) return check_head(*head);
  if (lines_ > 0) find(Fault::head_changed, 0, "the end of the chain is not on record");
}

std::vector<Finding> ChainCheck::findings() && {
  std::ranges::sort(findings_, {}, &Finding::number);
  return std::move(findings_);
}

}  // namespace audit
