// The nginx configuration of one site, the same for every runtime but for its socket.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace provisioning {

// Static files of /site/current for `hosts`, 421 for every other name. Throws base::invalid for a host that is no
// host name, base::internal for a socket path that nginx would not read as one word.
std::string site_config(std::string_view socket, const std::vector<std::string>& hosts);

}  // namespace provisioning
