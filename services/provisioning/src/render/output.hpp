// The files of a rendered site, written with caps.
#pragma once

#include "render/site.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace provisioning {

class SiteOutput {
 public:
  // Creates `destination`; an existing one must be empty.
  explicit SiteOutput(std::filesystem::path destination);

  // "/about/" -> about/index.html, "/feed.xml" -> feed.xml. Refuses more than 64 MiB in all.
  void write(std::string_view path, std::string_view content);
  // The same, counted as a page; refuses more than 2000.
  void write_page(std::string_view path, std::string_view html);
  RenderedSite written() const { return written_; }

 private:
  std::filesystem::path destination_;
  RenderedSite written_{0, 0};
};

}  // namespace provisioning
