// Names of schemas from the compiler's spelling of types.
#include "shape/component_name.hpp"

#include <string_view>

namespace shape {
namespace {

// The position of the last :: outside of template arguments, or nothing.
std::size_t last_scope(std::string_view name) {
  int depth = 0;
  for (std::size_t at = name.size(); at-- > 1;) {
    if (name[at] == '>') ++depth;
    if (name[at] == '<') --depth;
    if (depth == 0 && name[at] == ':' && name[at - 1] == ':') return at - 1;
  }
  return std::string_view::npos;
}

std::string_view own_name(std::string_view name) {
  const auto scope = last_scope(name);
  return scope == std::string_view::npos ? name : name.substr(scope + 2);
}

std::string letters_of(std::string_view name) {
  std::string letters;
  bool raise = true;
  for (const char letter : name) {
    const bool is_lower = letter >= 'a' && letter <= 'z';
    const bool is_other = (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    if (is_lower || is_other) letters += raise && is_lower ? static_cast<char>(letter - 'a' + 'A') : letter;
    raise = !is_lower && !is_other;
  }
  return letters;
}

// Takes the first template argument off `arguments`.
std::string_view take_argument(std::string_view& arguments) {
  int depth = 0;
  std::size_t at = 0;
  for (; at < arguments.size() && (depth > 0 || arguments[at] != ','); ++at) {
    if (arguments[at] == '<') ++depth;
    if (arguments[at] == '>') --depth;
  }
  const auto argument = arguments.substr(0, at);
  arguments.remove_prefix(at < arguments.size() ? at + 1 : at);
  return argument;
}

std::string short_name(std::string_view type) {
  const auto own = own_name(type);
  const auto open = own.find('<');
  if (open == std::string_view::npos) return letters_of(own);
  std::string name;
  auto arguments = own.substr(open + 1, own.size() - open - 2);
  while (!arguments.empty()) name += short_name(take_argument(arguments));
  return name + letters_of(own.substr(0, open));
}

std::string namespace_of(std::string_view type) {
  const auto scope = last_scope(type);
  return scope == std::string_view::npos ? "" : letters_of(own_name(type.substr(0, scope)));
}

bool is_free(const std::string& name, const Structure& structure, const Components& components) {
  const auto owner = components.owners.find(name);
  return owner == components.owners.end() || owner->second == &structure;
}

}  // namespace

std::string component_name(const Structure& structure, const Components& components) {
  const auto name = short_name(structure.type_name);
  if (is_free(name, structure, components)) return name;
  const auto long_name = namespace_of(structure.type_name) + name;
  if (is_free(long_name, structure, components)) return long_name;
  for (int number = 2;; ++number) {
    auto numbered = long_name + std::to_string(number);
    if (is_free(numbered, structure, components)) return numbered;
  }
}

}  // namespace shape
