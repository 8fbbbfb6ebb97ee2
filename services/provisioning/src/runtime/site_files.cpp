// Reading and writing of site.json and its neighbours.
#include "runtime/site_files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/process_descriptor.hpp"
#include "base/random.hpp"

namespace provisioning {

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

base::Error on_disk(const fs::path& path) {
  return base::internal(path.string() + " cannot be written: " + std::generic_category().message(errno));
}

SiteRecord read_record(const json::object& object) {
  const auto id = base::parse_uuid(object.at("id").as_string());
  const auto tenant = tenancy::TenantId::parse(object.at("tenantId").as_string());
  if (!id || !tenant) throw base::malformed("ids");
  SiteRecord record{.id = *id, .tenant = *tenant};
  record.number = json::value_to<unsigned>(object.at("number"));
  record.hosts = json::value_to<std::vector<std::string>>(object.at("hosts"));
  record.runtime = json::value_to<std::string>(object.at("runtime"));
  record.is_suspended = object.at("isSuspended").as_bool();
  return record;
}

}  // namespace

std::string read_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool write_if_changed(const fs::path& file, const std::string& text) {
  if (fs::exists(file) && read_text(file) == text) return false;
  fs::path fresh = file;
  fresh += "." + base::to_hex(base::random_bytes(6));
  const base::Descriptor out(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  const bool written = ::write(out.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
  if (!written || ::fchmod(out.number(), 0644) != 0 || ::rename(fresh.c_str(), file.c_str()) != 0) throw on_disk(file);
  return true;
}

std::optional<SiteRecord> find_site_record(const fs::path& site_dir) {
  boost::system::error_code error;
  const auto value = json::parse(read_text(site_dir / "site.json"), error);
  if (error || !value.is_object()) return std::nullopt;
  try {
    return read_record(value.as_object());
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::vector<SiteRecord> find_site_records(const fs::path& sites_dir, std::string_view runtime) {
  std::vector<SiteRecord> records;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(sites_dir, error)) {
    auto record = find_site_record(entry.path());
    const bool fits = record && base::to_string(record->id) == entry.path().filename() && record->runtime == runtime;
    if (fits) records.push_back(std::move(*record));
  }
  return records;
}

void write_site_record(const fs::path& site_dir, const SiteRecord& record) {
  const json::object object{{"id", base::to_string(record.id)}, {"tenantId", base::to_string(record.tenant)},
                            {"number", record.number},          {"hosts", json::value_from(record.hosts)},
                            {"runtime", record.runtime},        {"isSuspended", record.is_suspended}};
  write_if_changed(site_dir / "site.json", json::serialize(object) + "\n");
}

unsigned take_site_number(const fs::path& sites_dir, uid_t first_uid) {
  const auto file = sites_dir / ".last-number";
  const base::Descriptor counter(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (::flock(counter.number(), LOCK_EX) != 0) throw on_disk(file);
  char text[32]{};
  if (::pread(counter.number(), text, sizeof text - 1, 0) < 0) throw on_disk(file);
  auto number = static_cast<unsigned>(std::strtoul(text, nullptr, 10)) + 1;
  while (first_uid + number == 65534 || first_uid + number == 65535) ++number;
  const auto next = std::to_string(number) + "\n";
  if (::pwrite(counter.number(), next.data(), next.size(), 0) < 0) throw on_disk(file);
  return number;
}

void give_to_group(const fs::path& site_dir, gid_t group) {
  if (::chown(site_dir.c_str(), static_cast<uid_t>(-1), group) != 0 || ::chmod(site_dir.c_str(), 0750) != 0) {
    throw on_disk(site_dir);
  }
}

}  // namespace provisioning
