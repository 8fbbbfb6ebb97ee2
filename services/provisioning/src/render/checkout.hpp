// The files of a template's checkout, read as what they are: a stranger's.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace provisioning {

// Every name given and returned is relative to the checkout ("pages/home.json"). Symbolic links, devices, hidden files
// and names outside letters, digits, '.', '_' and '-' are refused wherever they lie in the template's folders.
class TemplateCheckout {
 public:
  explicit TemplateCheckout(std::filesystem::path root);

  bool has(const std::string& name) const;
  // The whole file as bytes; refuses what is larger than `limit`.
  std::string read(const std::string& name, std::size_t limit) const;
  // The same, refusing text that is not UTF-8.
  std::string read_text(const std::string& name, std::size_t limit) const;
  // Files with this extension (".json") directly in a folder, sorted; others are refused. Empty for a missing folder.
  std::vector<std::string> files(const std::string& folder, const std::string& extension) const;
  // Sub-folders of a folder, sorted; plain files in it are refused.
  std::vector<std::string> folders(const std::string& folder) const;
  // All files below a folder, sorted.
  std::vector<std::string> tree(const std::string& folder) const;

 private:
  std::vector<std::filesystem::directory_entry> entries(const std::string& folder) const;
  void collect(const std::string& folder, std::size_t depth, std::vector<std::string>& found) const;

  std::filesystem::path root_;
};

// UTF-8 by RFC 3629: no surrogates, nothing overlong.
bool is_utf8(const std::string& text);

}  // namespace provisioning
