// The mailbox as a folder: deleting what it still says of a person.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace mail {

// Deletes the mails that hold one of the texts, in any of the encodings in which mails are written. Blocks. Returns how
// many; none where there is no mailbox.
std::size_t remove_mails_with(const std::filesystem::path& mailbox, const std::vector<std::string>& texts);

}  // namespace mail
