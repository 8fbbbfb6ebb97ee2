// PREPARE and EXPLAIN EXECUTE.
#include "explained.hpp"

#include "migrated_database.hpp"

namespace architecture {
namespace {

std::string types_of(sql::BlockingConnection& connection, std::span<const unsigned> oids) {
  std::string list;
  for (const auto oid : oids) {
    const auto name = column_of(connection, "select format_type(" + std::to_string(oid) + ", null)").at(0);
    list += (list.empty() ? "" : ", ") + name;
  }
  return list.empty() ? list : "(" + list + ")";
}

std::string example_of(unsigned oid, const Examples& examples) {
  switch (oid) {
    case 2950: return examples.uuid;
    case 1184: return examples.time;
    case 20:
    case 23: return examples.number;
    case 25: return examples.text;
    case 16: return examples.flag;
    default: return "null";
  }
}

bool is_optional(std::string_view text, const std::string& parameter) {
  const auto at = text.find("(" + parameter + "::");
  if (at == std::string_view::npos) return false;
  return text.substr(text.find(' ', at)).starts_with(" is null or ");
}

// A filter that nobody asked for is null; the lower end of a range lies below everything.
std::string argument_for(std::size_t index, const Question& question, const Examples& examples) {
  const auto name = "$" + std::to_string(index + 1);
  const auto oid = question.parameters[index];
  if (is_optional(question.text, name)) return "null";
  if (oid == 2950 && question.text.contains(">= " + name)) return "'00000000-0000-0000-0000-000000000000'";
  return example_of(oid, examples);
}

std::string arguments_for(const Question& question, const Examples& examples) {
  std::string list;
  for (std::size_t i = 0; i < question.parameters.size(); ++i)
    list += (list.empty() ? "" : ", ") + argument_for(i, question, examples);
  return list.empty() ? list : "(" + list + ")";
}

}  // namespace

std::vector<std::string> explain(const std::string& url, const Question& question, const std::string& tenant,
                                 const Examples& examples, Planning planning) {
  sql::BlockingConnection connection(url);
  const auto types = types_of(connection, question.parameters);
  const std::string mode = planning == Planning::generic ? "force_generic_plan" : "force_custom_plan";
  // As lib/sql connects.
  for (const auto& sql : {std::string("begin"), "select set_config('app.tenant_id', '" + tenant + "', true)",
                          "set local plan_cache_mode = " + mode, std::string("set local enable_bitmapscan = off"),
                          std::string("set local random_page_cost = 1.1"),
                          "prepare question" + types + " as " + std::string(question.text)})
    sql::require_good(connection.execute(sql), sql);
  return column_of(connection, "explain (costs off) execute question" + arguments_for(question, examples));
}

}  // namespace architecture
