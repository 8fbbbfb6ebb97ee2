// Ids, times and cursors that come back to us as text.
#include "base/encode.hpp"
#include "base/time.hpp"
#include "fuzz.hpp"
#include "http/page.hpp"

namespace {

struct Key {
  base::Timestamp created_at;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(Key, (), (created_at, id))

void read_uuid(std::string_view text) {
  const auto id = base::parse_uuid(text);
  if (id) fuzz::promise(base::parse_uuid(base::to_string(*id)) == id, "an id reads as it was written");
}

void read_time(std::string_view text) {
  const auto time = base::parse_rfc3339(text);
  if (time) fuzz::promise(base::parse_rfc3339(base::to_rfc3339(*time)) == time, "a time reads as it was written");
}

void read_cursor(std::string_view text) {
  using Cursor = shape::Scalar<http::Cursor<Key>>;
  const auto cursor = Cursor::parse(text);
  if (!cursor) return;
  const auto written = Cursor::text(*cursor);
  fuzz::promise(Cursor::text(Cursor::parse(written).value()) == written, "a cursor reads as it was written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto text = fuzz::text_of(bytes, size);
  read_uuid(text);
  read_time(text);
  read_cursor(text);
  const auto decoded = base::from_base64url(text);
  if (decoded) fuzz::promise(base::to_base64url(*decoded) == text, "base64url has one spelling");
  return 0;
}
