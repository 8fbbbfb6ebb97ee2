// Copies nginx, its loader and its libraries into an otherwise empty root.
#include "runtime/rootfs.hpp"

#include <elf.h>

#include <cstring>
#include <fstream>
#include <set>
#include <sstream>
#include <vector>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/process.hpp"
#include "base/random.hpp"
#include "runtime/fingerprint.hpp"

namespace provisioning {

namespace {

namespace fs = std::filesystem;

constexpr const char* nginx = "/usr/sbin/nginx";
constexpr const char* mime_types = "/etc/nginx/mime.types";

// The program interpreter that an ELF file names.
std::string loader_of(const fs::path& program) {
  std::ifstream in(program, std::ios::binary);
  Elf64_Ehdr header{};
  in.read(reinterpret_cast<char*>(&header), sizeof header);
  if (!in || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
    throw base::internal(program.string() + " is missing or no program");
  for (int number = 0; number < header.e_phnum; ++number) {
    Elf64_Phdr segment{};
    in.seekg(static_cast<std::streamoff>(header.e_phoff + number * sizeof segment));
    in.read(reinterpret_cast<char*>(&segment), sizeof segment);
    if (segment.p_type != PT_INTERP) continue;
    std::string loader(segment.p_filesz, '\0');
    in.seekg(static_cast<std::streamoff>(segment.p_offset));
    in.read(loader.data(), static_cast<std::streamsize>(loader.size()));
    return loader.c_str();
  }
  throw base::internal(program.string() + " names no loader");
}

// Lines of the loader: "libz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x...)" and
// "/lib64/ld-linux-x86-64.so.2 (0x...)".
void add_libraries(const std::string& listing, std::set<fs::path>& files) {
  std::istringstream lines(listing);
  for (std::string line; std::getline(lines, line);) {
    const auto begin = line.find('/');
    const auto end = line.find(" (");
    if (begin != std::string::npos && end != std::string::npos && begin < end)
      files.insert(line.substr(begin, end - begin));
  }
}

base::Task<std::set<fs::path>> closure(std::vector<std::string> programs) {
  std::set<fs::path> files;
  for (const auto& program : programs) {
    const auto loader = loader_of(program);
    base::Command command{.arguments = {loader, "--list", program}};
    const auto ending = co_await base::run(std::move(command));
    if (!ending.succeeded()) throw base::internal("the libraries of " + program + " cannot be listed: " + ending.err);
    files.insert(program);
    files.insert(loader);
    add_libraries(ending.out, files);
  }
  co_return files;
}

std::string stamp_of(const std::set<fs::path>& files) {
  std::string text;
  for (const auto& file : files) {
    text += file.string() + ' ' + std::to_string(fs::file_size(file)) + ' ' +
            std::to_string(fs::last_write_time(file).time_since_epoch().count()) + '\n';
  }
  return fingerprint(text);
}

void write(const fs::path& file, const char* text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw base::internal(file.string() + " cannot be written");
}

void make_folder(const fs::path& folder) {
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms(0755));
}

void fill(const fs::path& root, const std::set<fs::path>& files) {
  for (const char* folder : {"dev", "proc", "tmp", "site", "run/site", "etc/nginx", "var/log/nginx"})
    make_folder(root / folder);
  for (const auto& file : files) {
    const auto target = root / file.relative_path();
    make_folder(target.parent_path());
    fs::copy_file(file, target);
    fs::permissions(target, fs::perms(0755));
  }
  fs::copy_file(mime_types, root / "etc/nginx/mime.types");
  write(root / "etc/passwd", "site:x:10001:10001::/:/nonexistent\n");
  write(root / "etc/group", "site:x:10001:\n");
  for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator(); ++entry) {
    if (entry->is_directory()) fs::permissions(entry->path(), fs::perms(0755));
  }
}

}  // namespace

base::Task<Rootfs> make_rootfs(fs::path rootfs_dir, bool with_shell) {
  std::vector<std::string> programs{nginx};
  if (with_shell) programs.insert(programs.end(), {"/bin/sh", "/bin/rm"});
  auto files = co_await closure(std::move(programs));
  if (!fs::exists(mime_types)) throw base::internal(std::string(mime_types) + " is missing");
  const auto stamp = stamp_of(files);
  const Rootfs rootfs{rootfs_dir / stamp, stamp};
  if (fs::exists(rootfs.path)) co_return rootfs;
  make_folder(rootfs_dir);
  const auto fresh = rootfs_dir / ("." + stamp + "-" + base::to_hex(base::random_bytes(4)));
  std::error_code error;
  try {
    make_folder(fresh);
    fill(fresh, files);
    fs::rename(fresh, rootfs.path, error);
  } catch (const fs::filesystem_error& failure) {
    throw base::internal(std::string("the sites' root cannot be made: ") + failure.what());
  }
  if (error) fs::remove_all(fresh);  // somebody else was faster
  if (!fs::exists(rootfs.path)) throw base::internal("the sites' root cannot be made: " + error.message());
  co_return rootfs;
}

}  // namespace provisioning
