// What an identity provider answers is hostile until it is read: exact types, no key twice, nothing deep.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace auth {

// The provider, not the person, is at fault; `what` tells an administrator which part of its answer.
base::Error provider_fault(std::string what);

// The object in `text`. Throws provider_fault naming `what`.
boost::json::object read_answer(std::string_view text, std::string_view what);

// The member of this name where it has the right type, nothing where it is absent. Another type throws provider_fault.
std::optional<std::string> text_of(const boost::json::object& answer, std::string_view name);
std::optional<bool> flag_of(const boost::json::object& answer, std::string_view name);
std::optional<std::int64_t> number_of(const boost::json::object& answer, std::string_view name);
// A list of texts; more than 100 are too many.
std::optional<std::vector<std::string>> texts_of(const boost::json::object& answer, std::string_view name);
// The same for a member that has to be there.
std::string require_text(const boost::json::object& answer, std::string_view name);

}  // namespace auth
