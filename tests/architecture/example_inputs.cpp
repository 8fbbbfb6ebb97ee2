// Trying values.
#include "example_inputs.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>

#include "base/id.hpp"

namespace architecture {
namespace {

namespace json = boost::json;

constexpr int most_rounds = 40;

// One of these fits every text of the API; the order is that of how many it fits.
constexpr std::array texts{"example",
                           "kit@planted.example",
                           "correct horse battery staple of the planted kit",
                           "planted.example",
                           "https://planted.example/",
                           "starter",
                           "#1a2b3c",
                           "Europe/Berlin",
                           "EUR",
                           "de",
                           "123456",
                           "clients:read",
                           "2030-01-01T00:00:00Z"};

const shape::Codec& unboxed(const shape::Codec& codec) {
  const bool is_box = codec.kind == shape::Kind::optional || codec.kind == shape::Kind::change;
  return is_box ? unboxed(*codec.inner) : codec;
}

std::string below(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : path + "." + std::string(name);
}

}  // namespace

std::vector<const shape::Member*> free_members(const http::Route& route) {
  std::vector<const shape::Member*> members;
  const auto* input = route.operation().input;
  if (input == nullptr || input->structure == nullptr) return members;
  const auto& in_path = route.path_parameters();
  for (const auto& member : input->structure().members) {
    if (std::ranges::find(in_path, member.json_name) == in_path.end()) members.push_back(&member);
  }
  return members;
}

bool is_id(const shape::Member& member) { return unboxed(*member.codec).kind == shape::Kind::uuid; }

json::value ExampleInput::value_of(const shape::Codec& codec, const std::string& path) const {
  const auto found = tried_.find(path);
  const auto attempt = found == tried_.end() ? std::size_t{0} : found->second;
  switch (codec.kind) {
    case shape::Kind::integer: return codec.low > 1 ? codec.low : std::int64_t{1};
    case shape::Kind::number: return 1.5;
    case shape::Kind::boolean: return true;
    case shape::Kind::uuid: return json::value(base::to_string(base::make_uuid()));
    case shape::Kind::enumeration: return json::value(codec.names[attempt % codec.names.size()].name);
    case shape::Kind::structure: return object_of(codec.structure(), path);
    case shape::Kind::optional:
    case shape::Kind::change: return value_of(*codec.inner, path);
    case shape::Kind::list: return attempt == 0 ? json::array{} : json::array{value_of(*codec.inner, path + "[0]")};
    case shape::Kind::map:
    case shape::Kind::raw:
    case shape::Kind::raw_object: return json::object{};
    default: return json::value(texts.at(attempt % texts.size()));
  }
}

json::object ExampleInput::object_of(const shape::Structure& structure, const std::string& path) const {
  json::object object;
  for (const auto& member : structure.members) {
    const auto here = below(path, member.json_name);
    const bool is_wanted = !member.codec->may_be_absent() || tried_.contains(here);
    if (is_wanted) object[member.json_name] = value_of(*member.codec, here);
  }
  return object;
}

json::object ExampleInput::build() const {
  json::object object;
  for (const auto* member : free_members(route_)) {
    const bool is_wanted = !member->codec->may_be_absent() || tried_.contains(member->json_name);
    if (is_wanted) object[member->json_name] = value_of(*member->codec, member->json_name);
  }
  return object;
}

bool ExampleInput::learn_from(const http::Response& answer) {
  if (answer.status != 422) return false;
  const auto body = json::parse(answer.body);
  const auto* details = body.at("error").as_object().if_contains("details");
  if (details == nullptr || !details->is_array() || details->get_array().empty()) return false;
  for (const auto& detail : details->get_array()) ++tried_[std::string(detail.at("field").as_string())];
  return true;
}

json::object ExampleInput::accepted_by(const http::Route& route,
                                       const std::function<http::Response(const json::object&)>& knock) {
  ExampleInput example(route);
  for (int round = 0; round < most_rounds; ++round) {
    if (!example.learn_from(knock(example.build()))) break;
  }
  return example.build();
}

}  // namespace architecture
