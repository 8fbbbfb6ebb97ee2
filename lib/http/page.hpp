// Lists in pages: opaque keyset cursors.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "shape/json.hpp"
#include "shape/scalar.hpp"

namespace http {

// The body of every list: {"data":[...],"nextCursor":"..."}; null when this is the last page.
template <class T>
struct Page {
  std::vector<T> data;
  std::optional<std::string> next_cursor;

  BOOST_DESCRIBE_CLASS(Page, (), (data, next_cursor), (), ())
};

// Where the next page starts. Key is the described struct of the sort columns, {created_at, id}. As a query member,
// `std::optional<Cursor<ContactKey>> cursor`, anything but a cursor of this list is refused with bad_cursor.
// Clients can read and forge one: it only ever narrows a query that RLS has scoped.
template <class Key>
struct Cursor {
  Key key;
};

std::string write_cursor(std::string_view key_json);
std::optional<std::string> read_cursor(std::string_view cursor);

template <class Key>
std::string encode_cursor(const Key& key) {
  return write_cursor(shape::to_json(key));
}

// Throws base::invalid at `cursor`.
template <class Key>
Key decode_cursor(std::string_view cursor) {
  const auto parsed = shape::Scalar<Cursor<Key>>::parse(cursor);
  if (!parsed) throw base::invalid("cursor", parsed.error().code, parsed.error().message);
  return parsed->key;
}

// Makes the page from up to limit + 1 rows: `return page_of(rows, in.limit, [](const Row& row) { return Key{...}; })`.
template <class Row, class KeyOf>
Page<Row> page_of(std::vector<Row> rows, std::size_t limit, KeyOf key_of) {
  Page<Row> page{std::move(rows), std::nullopt};
  if (page.data.size() <= limit) return page;
  page.data.erase(page.data.begin() + static_cast<std::ptrdiff_t>(limit), page.data.end());
  page.next_cursor = encode_cursor(key_of(page.data.back()));
  return page;
}

// For a list of several orders, whose Key has a member `sort`: where the page begins, `first` without a cursor. A
// cursor of another order is refused like one of another list.
template <class Key>
Key start_of(const std::optional<Cursor<Key>>& cursor, Key first) {
  if (!cursor) return first;
  if (cursor->key.sort != first.sort)
    throw base::invalid("cursor", "bad_cursor", "This cursor does not belong to this order.");
  return cursor->key;
}

}  // namespace http

template <class Key>
struct shape::Scalar<http::Cursor<Key>> {
  static Parsed<http::Cursor<Key>> parse(std::string_view text) {
    try {
      const auto json = http::read_cursor(text);
      if (json) return http::Cursor<Key>{shape::read_json<Key>(*json)};
    } catch (const base::Error&) {  // valid base64url of something else: as bad as any other text
    }
    return std::unexpected(Refusal{"bad_cursor", "This cursor does not belong to this list."});
  }
  static std::string text(const http::Cursor<Key>& cursor) { return http::encode_cursor(cursor.key); }
  static std::string schema() { return R"({"type":"string","maxLength":1024})"; }
};
