// Reads every mail as it lies there.
#include "mail/mailbox.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "mail/mime.hpp"

namespace mail {
namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// Quoted-printable breaks long lines anywhere.
std::string without_soft_breaks(std::string text) {
  for (auto at = text.find("=\r\n"); at != std::string::npos; at = text.find("=\r\n", at)) text.erase(at, 3);
  return text;
}

std::vector<std::string> spellings_of(const std::string& text) {
  auto printable = without_soft_breaks(quoted_printable(text));
  if (printable.ends_with("\r\n")) printable.resize(printable.size() - 2);
  return {text, printable, header_text(text, 76)};
}

}  // namespace

std::size_t remove_mails_with(const fs::path& mailbox, const std::vector<std::string>& texts) {
  std::vector<std::string> wanted;
  for (const auto& text : texts) std::ranges::copy(spellings_of(text), std::back_inserter(wanted));
  std::size_t removed = 0;
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(mailbox, absent)) {
    if (!entry.is_regular_file(absent)) continue;
    const auto mail = without_soft_breaks(read_text(entry.path()));
    const bool is_meant = std::ranges::any_of(wanted, [&](const auto& text) { return mail.contains(text); });
    if (is_meant && fs::remove(entry.path(), absent)) ++removed;
  }
  return removed;
}

}  // namespace mail
