// Reading a provider's JSON.
#include "oidc/provider_answer.hpp"

#include "shape/json.hpp"

namespace auth {
namespace {

constexpr std::size_t most_items = 100;

base::Error wrong_type(std::string_view name) {
  return provider_fault("its \"" + std::string(name) + "\" is of the wrong type");
}

}  // namespace

base::Error provider_fault(std::string what) {
  return base::conflict("oidc_provider_fault", "The identity provider does not answer as it should: " + what + ".");
}

boost::json::object read_answer(std::string_view text, std::string_view what) {
  boost::json::value value;
  try {
    value = shape::parse_json(text);
  } catch (const base::Error& error) {
    throw provider_fault(std::string(what) + " is no JSON (" + error.message() + ")");
  }
  if (!value.is_object()) throw provider_fault(std::string(what) + " is no JSON object");
  return std::move(value.get_object());
}

std::optional<std::string> text_of(const boost::json::object& answer, std::string_view name) {
  const auto* value = answer.if_contains(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (!value->is_string()) throw wrong_type(name);
  return std::string(value->get_string());
}

std::optional<bool> flag_of(const boost::json::object& answer, std::string_view name) {
  const auto* value = answer.if_contains(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (!value->is_bool()) throw wrong_type(name);
  return value->get_bool();
}

std::optional<std::int64_t> number_of(const boost::json::object& answer, std::string_view name) {
  const auto* value = answer.if_contains(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (!value->is_int64()) throw wrong_type(name);
  return value->get_int64();
}

std::optional<std::vector<std::string>> texts_of(const boost::json::object& answer, std::string_view name) {
  const auto* value = answer.if_contains(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (!value->is_array() || value->get_array().size() > most_items) throw wrong_type(name);
  std::vector<std::string> texts;
  for (const auto& item : value->get_array()) {
    if (!item.is_string()) throw wrong_type(name);
    texts.emplace_back(item.get_string());
  }
  return texts;
}

std::string require_text(const boost::json::object& answer, std::string_view name) {
  auto text = text_of(answer, name);
  if (!text || text->empty()) throw provider_fault("its \"" + std::string(name) + "\" is missing");
  return std::move(*text);
}

}  // namespace auth
