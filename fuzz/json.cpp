// JSON into described structs of every kind of member; what was read is written and read again as the same.
#include "fuzz.hpp"
#include "shape/tests/samples.hpp"

namespace {

template <class T>
void read_and_write(std::string_view text) {
  std::string written;
  if (!fuzz::is_accepted([&] { written = shape::to_json(shape::read_json<T>(text)); })) return;
  const auto again = shape::to_json(shape::read_json<T>(written));
  fuzz::promise(again == written, "what was read and written reads the same");
}

void parse(std::string_view text) {
  fuzz::is_accepted([&] { shape::parse_json(text); });
}

void read_parameters(std::string_view text) {
  shape::Fields fields;
  while (!text.empty()) {
    const auto line = fuzz::take_line(text);
    const auto equals = std::min(line.find('='), line.size());
    fields.values.emplace_back(line.substr(0, equals), line.substr(std::min(equals + 1, line.size())));
  }
  fuzz::is_accepted([&] { shape::read_input<samples::ListQuery>(fields, std::nullopt); });
  fuzz::is_accepted([&] { shape::read_input<samples::RenameContact>(fields, "{}"); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const auto text = fuzz::text_of(bytes + 1, size - 1);
  switch (bytes[0] % 7) {
    case 0: read_and_write<samples::NewContact>(text); break;
    case 1: read_and_write<samples::Contact>(text); break;
    case 2: read_and_write<samples::ContactPatch>(text); break;
    case 3: read_and_write<samples::Palette>(text); break;
    case 4: read_and_write<samples::Tree>(text); break;
    case 5: read_parameters(text); break;
    default: parse(text);
  }
  return 0;
}
