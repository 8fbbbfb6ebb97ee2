// What the Docker Engine is told about a site's container (API v1.41), and the folder of its socket.
#pragma once

#include <sys/types.h>

#include <boost/json/object.hpp>
#include <filesystem>
#include <string>

#include "runtime/site_files.hpp"

namespace provisioning {

struct ContainerPlan {
  SiteRecord record;
  std::string image;
  std::filesystem::path site;  // seen as /site, read-only
  std::filesystem::path run;   // seen as /run/site, holds http.sock
  std::filesystem::path owner;  // run_dir of this instance: whose container it is
  uid_t uid;
};

// The body of POST /containers/create: no network, no capability, nothing writable but /tmp and the socket's folder.
boost::json::object container_body(const ContainerPlan& plan);

// Changes with the image and with what container_body says; a container of another generation is replaced.
std::string container_generation(const ContainerPlan& plan);

// The container owns the folder of its socket and might put a link to another socket there. So it is a tiny file
// system that follows no links, where this program may mount; elsewhere an ordinary folder. True when it was made now.
bool make_run_folder(const std::filesystem::path& folder, uid_t uid);
void remove_run_folder(const std::filesystem::path& folder);

}  // namespace provisioning
