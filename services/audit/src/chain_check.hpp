// Checks the lines of one chain, one after the other. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/verification.hpp"
#include "seal.hpp"

namespace audit {

// The erasures on record: their ids and whom they erased.
using Erasures = std::map<base::Uuid, base::Uuid>;

class ChainCheck {
 public:
  ChainCheck(const Keys& keys, const Erasures& erasures, tenancy::TenantId tenant)
      : keys_(keys), erasures_(erasures), tenant_(tenant) {}

  // In the order of their numbers.
  void add(const StoredLine& line);
  // After the last line: the end of the chain, as it is kept apart from it.
  void end(const std::optional<Head>& head);

  std::int64_t last_number() const { return last_number_; }
  std::int64_t lines() const { return lines_; }
  std::int64_t erased() const { return erased_; }
  // In the order of the chain.
  std::vector<Finding> findings() &&;

 private:
  void check_place(const StoredLine& line);
  void check_seal(const StoredLine& line);
  void check_halves(const std::string& secret, const StoredLine& line);
  void check_half(const std::string& secret, const StoredLine& line, bool is_address);
  bool may_be_erased(const StoredLine& line, bool is_address) const;
  void check_head(const Head& head);
  // Lines that verify with another number have been moved; the others have been changed.
  void judge_suspects();
  void find(Fault fault, std::int64_t number, std::string text);

  const Keys& keys_;
  const Erasures& erasures_;
  tenancy::TenantId tenant_;
  std::int64_t last_number_ = 0;
  std::string last_hash_;
  base::Timestamp last_time_{};
  bool may_link_ = true;  // the line before this one is there and is what was sealed
  std::int64_t lines_ = 0;
  std::int64_t erased_ = 0;
  std::vector<StoredLine> suspects_;
  std::vector<std::int64_t> gaps_;
  std::vector<Finding> findings_;
};

}  // namespace audit
