// Snake case to camel case and back, letter by letter.
#include "shape/names.hpp"

namespace shape {
namespace {

bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }

}  // namespace

std::string camel_case(std::string_view snake) {
  std::string camel;
  camel.reserve(snake.size());
  bool raise = false;
  for (const char letter : snake) {
    if (letter == '_' && !camel.empty()) {
      raise = true;
      continue;
    }
    camel += raise && is_lower(letter) ? static_cast<char>(letter - 'a' + 'A') : letter;
    raise = false;
  }
  return camel;
}

std::string snake_case(std::string_view camel) {
  std::string snake;
  snake.reserve(camel.size() + 4);
  for (const char letter : camel) {
    if (is_upper(letter)) {
      snake += '_';
      snake += static_cast<char>(letter - 'A' + 'a');
    } else {
      snake += letter;
    }
  }
  return snake;
}

}  // namespace shape
