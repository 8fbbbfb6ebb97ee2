// What a person recognises a session by.
#pragma once

#include <string>
#include <string_view>

namespace auth {

// "Firefox on Linux", "Safari on iPhone", "curl"; "Unknown device" for what says nothing. A guess for people: user
// agents are whatever the sender writes.
std::string device_of(std::string_view user_agent);

}  // namespace auth
