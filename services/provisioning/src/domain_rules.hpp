// Which names a client's website may have. Pure decisions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace provisioning {

// True for the platform's own names and everything below them.
bool is_reserved_domain(std::string_view domain, std::string_view platform_host, std::string_view sites_domain);

// A DNS label made of a client's name: "Bäckerei Müller & Co." -> "b-ckerei-m-ller-co". At most 40 characters.
std::string slug_of(std::string_view name);

// The address people type: the port is left out where browsers add it themselves.
std::string site_url(std::string_view domain, std::uint16_t port);

}  // namespace provisioning
