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
    default: return "null";
  }
}

std::string arguments_for(std::span<const unsigned> oids, const Examples& examples) {
  std::string list;
  for (const auto oid : oids) list += (list.empty() ? "" : ", ") + example_of(oid, examples);
  return list.empty() ? list : "(" + list + ")";
}

}  // namespace

std::vector<std::string> explain(const std::string& url, const Question& question, const std::string& tenant,
                                 const Examples& examples, Planning planning) {
  sql::BlockingConnection connection(url);
  const auto types = types_of(connection, question.parameters);
  const std::string mode = planning == Planning::generic ? "force_generic_plan" : "force_custom_plan";
  for (const auto& sql :
       {std::string("begin"), "select set_config('app.tenant_id', '" + tenant + "', true)",
        "set local plan_cache_mode = " + mode, "prepare question" + types + " as " + std::string(question.text)})
    sql::require_good(connection.execute(sql), sql);
  return column_of(connection, "explain (costs off) execute question" + arguments_for(question.parameters, examples));
}

}  // namespace architecture
