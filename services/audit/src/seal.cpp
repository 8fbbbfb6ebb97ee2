// Canonical bytes and hashes of lines.
#include "seal.hpp"

#include "base/random.hpp"
#include "crypto/digest.hpp"

namespace audit {
namespace {

constexpr std::size_t salt_size = 16;

// Each field with its length before it, so that no two lines have the same bytes; null differs from empty.
class Canonical {
 public:
  explicit Canonical(std::string_view kind) : bytes_(kind) {}

  Canonical& add(std::string_view text) {
    bytes_ += '\n' + std::to_string(text.size()) + ':';
    bytes_ += text;
    return *this;
  }
  Canonical& add(std::int64_t number) { return add(std::string_view(std::to_string(number))); }
  Canonical& add(const base::Uuid& id) { return add(id.view()); }
  template <class Kind>
  Canonical& add(const base::Id<Kind>& id) {
    return add(id.value);
  }
  Canonical& add(const shape::Bytes& bytes) { return add(std::string_view(bytes.bytes)); }
  template <class T>
  Canonical& add(const std::optional<T>& value) {
    if (value) return add(*value);
    bytes_ += "\n-";
    return *this;
  }

  std::string_view bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

struct Half {
  std::optional<shape::Bytes> salt;
  std::optional<shape::Bytes> digest;
};

Half half_of(const std::string& secret, const std::optional<std::string>& value) {
  if (!value) return {};
  auto salt = base::random_bytes(salt_size);
  const auto digest = digest_of(secret, salt, *value);
  return {shape::Bytes{salt}, shape::Bytes{digest}};
}

}  // namespace

std::string digest_of(std::string_view secret, std::string_view salt, std::string_view value) {
  return crypto::hmac_sha256(secret, Canonical("audit half").add(salt).add(value).bytes());
}

std::string hash_of(std::string_view secret, const StoredLine& line) {
  Canonical canonical("audit line");
  canonical.add(line.previous_hash).add(line.number).add(line.tenant_id).add(line.id);
  canonical.add(static_cast<std::int64_t>(line.created_at.time_since_epoch().count()));
  canonical.add(line.user_id).add(line.impersonator_id).add(line.api_key_id).add(line.sub_tenant_id);
  canonical.add(std::string_view(line.noun)).add(std::string_view(line.row_id)).add(std::string_view(line.action));
  canonical.add(line.operation).add(line.request_id).add(line.before).add(line.after);
  canonical.add(line.address_digest).add(line.person_id).add(line.personal_digest);
  return crypto::hmac_sha256(secret, canonical.bytes());
}

std::string mac_of(std::string_view secret, const Head& head) {
  return crypto::hmac_sha256(secret,
                             Canonical("audit head").add(head.tenant_id).add(head.number).add(head.hash).bytes());
}

void seal_after(const Keys& keys, Head& head, StoredLine& line) {
  const auto& secret = *keys.find(keys.sealing_id());
  const auto address = half_of(secret, line.address);
  const auto personal = half_of(secret, line.personal);
  line.address_salt = address.salt;
  line.address_digest = address.digest;
  line.personal_salt = personal.salt;
  line.personal_digest = personal.digest;
  line.number = head.number + 1;
  line.key_id = keys.sealing_id();
  line.previous_hash = head.hash;
  line.hash = shape::Bytes{hash_of(secret, line)};
  head.number = *line.number;
  head.hash = *line.hash;
  head.key_id = keys.sealing_id();
  head.mac = shape::Bytes{mac_of(secret, head)};
}

}  // namespace audit
