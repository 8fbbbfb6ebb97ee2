// Reading a checkout without following anything out of it.
#include "render/checkout.hpp"

#include "base/error.hpp"
#include "render/place.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

namespace provisioning {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_files = 5000;
constexpr std::size_t deepest_folder = 8;
constexpr std::size_t longest_name = 100;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  void replace_with(int number) { ::close(std::exchange(number_, number)); }

 private:
  int number_;
};

bool is_plain_name(std::string_view name) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  return !name.empty() && name.size() <= longest_name && name.front() != '.' &&
         name.find_first_not_of(plain) == std::string_view::npos;
}

// Names come from strangers and end in an error text: keep it one readable line.
std::string printable(std::string_view name) {
  std::string text(name.substr(0, longest_name));
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7e) c = '?';
  }
  return text;
}

void require_plain_entry(const fs::directory_entry& entry, const std::string& folder) {
  const std::string name = entry.path().filename().string();
  const TemplatePlace place{folder + "/" + printable(name), ""};
  const auto type = entry.symlink_status().type();
  if (type == fs::file_type::symlink) place.refuse("symbolic links are not allowed; commit the file itself");
  if (type != fs::file_type::regular && type != fs::file_type::directory) {
    place.refuse("only files and folders are allowed");
  }
  if (name.starts_with('.')) place.refuse("hidden files are not allowed here; remove it from the repository");
  if (!is_plain_name(name)) {
    place.refuse("file names are 1 to 100 letters, digits, '.', '_' and '-'; rename it");
  }
}

int open_component(int folder, const std::string& name, int flags) {
  return ::openat(folder, name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
}

// Opens `name` part by part, so that no link on the way is followed.
int open_below(const fs::path& root, const std::string& name) {
  Descriptor folder(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  std::string_view rest = name;
  for (auto slash = rest.find('/'); slash != std::string_view::npos; slash = rest.find('/')) {
    const std::string part(rest.substr(0, slash));
    if (part.empty() || part == "." || part == "..") return -1;
    folder.replace_with(open_component(folder.number(), part, O_RDONLY | O_DIRECTORY));
    rest.remove_prefix(slash + 1);
  }
  if (rest.empty() || rest == "." || rest == "..") return -1;
  return open_component(folder.number(), std::string(rest), O_RDONLY);
}

std::string read_all(int file, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const auto count = ::read(file, bytes.data() + filled, size - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw base::internal("reading a template failed: " + std::generic_category().message(errno));
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace

TemplateCheckout::TemplateCheckout(fs::path root) : root_(std::move(root)) {}

bool TemplateCheckout::has(const std::string& name) const { return fs::exists(fs::symlink_status(root_ / name)); }

std::string TemplateCheckout::read(const std::string& name, std::size_t limit) const {
  const TemplatePlace place{name, ""};
  if (!has(name)) place.refuse("this file is missing");
  const Descriptor file(open_below(root_, name));
  struct stat status{};
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
    place.refuse("this must be a plain file, not a link, folder or device");
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > limit) {
    place.refuse("the file has " + std::to_string(size) + " bytes; " + std::to_string(limit) + " are allowed");
  }
  return read_all(file.number(), size);
}

std::string TemplateCheckout::read_text(const std::string& name, std::size_t limit) const {
  auto text = read(name, limit);
  if (!is_utf8(text) || text.find('\0') != std::string::npos) {
    TemplatePlace{name, ""}.refuse("the file is not UTF-8 text; save it as UTF-8");
  }
  return text;
}

std::vector<fs::directory_entry> TemplateCheckout::entries(const std::string& folder) const {
  std::vector<fs::directory_entry> found;
  const auto status = fs::symlink_status(root_ / folder);
  if (!fs::exists(status)) return found;
  if (!fs::is_directory(status)) TemplatePlace{folder, ""}.refuse("this must be a folder");
  for (const auto& entry : fs::directory_iterator(root_ / folder)) {
    require_plain_entry(entry, folder);
    found.push_back(entry);
    if (found.size() > most_files) TemplatePlace{folder, ""}.refuse("more than 5000 files");
  }
  std::ranges::sort(found, {}, [](const fs::directory_entry& entry) { return entry.path().filename().string(); });
  return found;
}

std::vector<std::string> TemplateCheckout::files(const std::string& folder, const std::string& extension) const {
  std::vector<std::string> names;
  for (const auto& entry : entries(folder)) {
    const std::string name = folder + "/" + entry.path().filename().string();
    if (!entry.is_regular_file() || entry.path().extension() != extension) {
      TemplatePlace{name, ""}.refuse("only *" + extension + " files belong into " + folder + "/");
    }
    names.push_back(name);
  }
  return names;
}

std::vector<std::string> TemplateCheckout::folders(const std::string& folder) const {
  std::vector<std::string> names;
  for (const auto& entry : entries(folder)) {
    const std::string name = folder + "/" + entry.path().filename().string();
    if (!entry.is_directory()) TemplatePlace{name, ""}.refuse("only folders belong into " + folder + "/");
    names.push_back(name);
  }
  return names;
}

std::vector<std::string> TemplateCheckout::tree(const std::string& folder) const {
  std::vector<std::string> found;
  collect(folder, 1, found);
  return found;
}

void TemplateCheckout::collect(const std::string& folder, std::size_t depth, std::vector<std::string>& found) const {
  if (depth > deepest_folder) TemplatePlace{folder, ""}.refuse("folders are nested deeper than 8");
  for (const auto& entry : entries(folder)) {
    const std::string name = folder + "/" + entry.path().filename().string();
    if (entry.is_directory()) {
      collect(name, depth + 1, found);
      continue;
    }
    found.push_back(name);
    if (found.size() > most_files) TemplatePlace{folder, ""}.refuse("more than 5000 files");
  }
}

bool is_utf8(const std::string& text) {
  std::size_t at = 0;
  const auto byte = [&](std::size_t index) {
    return index < text.size() ? static_cast<unsigned char>(text[index]) : 0U;
  };
  while (at < text.size()) {
    const unsigned first = byte(at);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if ((first >= 0x80 && first < 0xc2) || first > 0xf4) return false;
    for (std::size_t next = 1; next < length; ++next) {
      if ((byte(at + next) & 0xc0U) != 0x80) return false;
    }
    const unsigned second = byte(at + 1);
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f)) return false;
    if ((first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f)) return false;
    at += length;
  }
  return true;
}

}  // namespace provisioning
