// Days as content writes and shows them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace provisioning {

// Exactly YYYY-MM-DD and a day that exists.
std::optional<std::chrono::year_month_day> parse_date(std::string_view text);

std::string iso_date(std::chrono::year_month_day date);    // 2025-03-04
std::string long_date(std::chrono::year_month_day date);   // 4 March 2025
std::string short_date(std::chrono::year_month_day date);  // 4 Mar
std::string mail_date(std::chrono::year_month_day date);   // Tue, 04 Mar 2025 00:00:00 GMT (RFC 822, for feeds)

}  // namespace provisioning
