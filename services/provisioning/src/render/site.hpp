// From a template's checkout and a client's choices to a folder of static files.
#pragma once

#include <boost/json/object.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace provisioning {

// What the client decides. `features` a template does not know are ignored; `theme` may only name its tokens.
struct SiteContent {
  std::string name;    // "Nordlys Gardens"
  std::string domain;  // nordlys.example
  std::string url;     // https://nordlys.example, without a path
  std::vector<std::string> features;
  boost::json::object theme;  // token: "value", or token: {"light": "value", "dark": "value"}
};

struct RenderedSite {
  std::size_t pages;
  std::size_t bytes;
};

// Reads a template (untrusted: any Git repository), writes static files below `destination`, an empty folder or none.
// Throws base::Error (invalid), naming file, place and remedy; half-written files stay for the caller to remove.
// Blocking file work with caps (docs/templates.md lists them), no network; equal input gives equal bytes.
RenderedSite render_site(const std::filesystem::path& source, const std::filesystem::path& destination,
                         const SiteContent& content);

}  // namespace provisioning
