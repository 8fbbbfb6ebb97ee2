// Writing lines.
#include "line_file.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <boost/json/serialize.hpp>

#include <array>

namespace audit {
namespace {

// A cell that a spreadsheet would take for a formula begins with an apostrophe.
std::string cell(std::string_view text) {
  constexpr std::string_view formula_starts = "=+-@\t\r";
  std::string out = "\"";
  if (!text.empty() && formula_starts.contains(text.front())) out += '\'';
  for (const char letter : text) {
    if (letter == '"') out += '"';
    out += letter;
  }
  return out + '"';
}

template <class Id>
std::string text_of(const std::optional<Id>& id) {
  return id ? base::to_string(*id) : std::string();
}

std::string text_of(const std::optional<boost::json::object>& values) {
  return values ? boost::json::serialize(*values) : std::string();
}

void append_csv(const Line& line, std::string& out) {
  const std::array cells{line.number ? std::to_string(*line.number) : std::string(),
                         base::to_string(line.id),
                         base::to_rfc3339(line.created_at),
                         text_of(line.actor_id),
                         text_of(line.impersonator_id),
                         text_of(line.api_key_id),
                         text_of(line.sub_tenant_id),
                         line.address.value_or(""),
                         line.request_id.value_or(""),
                         line.operation.value_or(""),
                         std::string(boost::describe::enum_to_string(line.action, "")),
                         line.noun,
                         line.row_id,
                         text_of(line.before),
                         text_of(line.after)};
  for (std::size_t at = 0; at < cells.size(); ++at) out += (at == 0 ? "" : ",") + cell(cells[at]);
  out += "\r\n";
}

}  // namespace

std::string file_start(Format format) {
  if (format == Format::ndjson) return {};
  return "number,id,createdAt,actorId,impersonatorId,apiKeyId,clientId,address,requestId,operation,action,noun,rowId,"
         "before,after\r\n";
}

void append_line(Format format, const Line& line, std::string& out) {
  if (format == Format::csv) return append_csv(line, out);
  shape::write_json(line, out);
  out += '\n';
}

}  // namespace audit
