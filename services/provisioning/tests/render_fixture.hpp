// A small template in a temporary folder, to be bent by a test and rendered.
#pragma once

#include "base/error.hpp"
#include "render/site.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace provisioning {

// Removed with everything in it at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "render-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string file_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// One page, one block, a layout that shows it.
class GivenTemplate {
 public:
  GivenTemplate() {
    write("template.json",
          R"({"name": "small", "title": "Small", "features": ["blog"], "theme": {"accent": "#0a6e4f"}})");
    write("layout.mustache", "<title>{{page.title}}</title><main>{{{content}}}</main>");
    write("blocks/note/block.json",
          R"({"fields": {"text": {"type": "text"}, "body": {"type": "markdown"}, "raw": {"type": "html"},
              "link": {"type": "url"}, "picture": {"type": "image"}, "tags": {"type": "list"},
              "chosen": {"type": "items"}}})");
    write("blocks/note/block.mustache",
          "[{{text}}|{{{text}}}]{{{body}}}{{{raw}}}{{#link}}<a href=\"{{link}}\">go</a>{{/link}}"
          "{{#picture}}<img src=\"{{src}}\" alt=\"{{alt}}\">{{/picture}}{{#tags}}<i>{{.}}</i>{{/tags}}"
          "{{#chosen}}<b>{{title}}</b>{{/chosen}}");
    home(R"({"text": "Hello"})");
  }

  void write(const std::string& name, const std::string& text) {
    const auto file = source() / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }

  void home(const std::string& content) {
    write("pages/home.json",
          R"({"path": "/", "title": "Home", "blocks": [{"block": "note", "content": )" + content + "}]}");
  }

  std::filesystem::path source() const { return folder_.path() / "source"; }
  std::filesystem::path output() const { return folder_.path() / "output"; }
  std::string written(const std::string& name) const { return file_text(output() / name); }
  bool has(const std::string& name) const { return std::filesystem::exists(output() / name); }

  RenderedSite render() {
    std::filesystem::remove_all(output());
    return render_site(source(), output(), content);
  }

  // The message of the refusal, empty when the template was accepted.
  std::string refusal() {
    try {
      render();
      return {};
    } catch (const base::Error& error) {
      return error.kind() == base::ErrorKind::invalid ? error.message() : "not a refusal: " + error.message();
    }
  }

  SiteContent content{"Nordlys", "nordlys.example", "https://nordlys.example", {}, {}};

 private:
  TemporaryFolder folder_;
};

}  // namespace provisioning
