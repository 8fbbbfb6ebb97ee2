// Drawing a picture anew: libvips' thumbnailer in bubblewrap, the picture in by descriptor, the PNG out by pipe.
#include <sys/mman.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/log.hpp"
#include "base/process.hpp"
#include "image/image.hpp"

namespace image {
namespace {

using base::Task;

constexpr int longest_side = 4096;
constexpr long most_pixels = 16'000'000;
constexpr std::size_t largest_result = 4 << 20;
constexpr std::chrono::milliseconds deadline{15'000};
constexpr int picture_descriptor = 3;
constexpr uid_t nobody = 65534;

base::Error refused(const std::string& field, const char* code, const char* message) {
  return base::invalid(field, code, message);
}

base::Error not_an_image(const std::string& field, std::string_view bytes) {
  const auto start = bytes.substr(0, 1024);
  if (start.contains("<svg")) {
    return refused(field, "not_an_image",
                   "SVG files can hold programs and are not accepted. Send the picture as PNG, JPEG or WebP.");
  }
  return refused(field, "not_an_image", "This is not a whole PNG, JPEG or WebP picture.");
}

base::Descriptor in_memory(std::string_view bytes) {
  base::Descriptor file(::memfd_create("picture", MFD_CLOEXEC));
  while (file.is_open() && !bytes.empty()) {
    const auto written = ::write(file.number(), bytes.data(), bytes.size());
    if (written <= 0) break;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (!file.is_open() || !bytes.empty() || ::lseek(file.number(), 0, SEEK_SET) != 0) {
    throw base::unavailable("There is no memory for the picture at the moment.");
  }
  return file;
}

// VIPS_BLOCK_UNTRUSTED leaves only the decoders that are fuzzed all the time: PNG, JPEG, WebP, TIFF, GIF.
base::Command drawing_of(const base::Descriptor& picture, Size box) {
  base::Command command;
  command.arguments = {"/usr/bin/bwrap",
                       "--unshare-all",
                       "--die-with-parent",
                       "--new-session",
                       "--cap-drop",
                       "ALL",
                       "--ro-bind",
                       "/usr",
                       "/usr",
                       "--symlink",
                       "usr/lib",
                       "/lib",
                       "--symlink",
                       "usr/lib64",
                       "/lib64",
                       "--ro-bind-try",
                       "/etc/ld.so.cache",
                       "/etc/ld.so.cache",
                       "--proc",
                       "/proc",
                       "--dev",
                       "/dev",
                       "--size",
                       "1048576",
                       "--tmpfs",
                       "/tmp",
                       "--ro-bind-data",
                       std::to_string(picture_descriptor),
                       "/picture",
                       "--clearenv",
                       "--setenv",
                       "LC_ALL",
                       "C",
                       "--setenv",
                       "VIPS_BLOCK_UNTRUSTED",
                       "1",
                       "--setenv",
                       "VIPS_CONCURRENCY",
                       "1",
                       "--",
                       "/usr/bin/vipsthumbnail",
                       "/picture[fail_on=error]",
                       "--size",
                       fmt::format("{}x{}>", box.width, box.height),
                       "--output",
                       ".png[strip]"};
  command.descriptors = {{picture.number(), picture_descriptor}};
  command.limits = {
      {RLIMIT_AS, rlim_t{2} << 30}, {RLIMIT_CPU, 10}, {RLIMIT_FSIZE, 64 << 20}, {RLIMIT_NOFILE, 128}, {RLIMIT_CORE, 0}};
  if (::geteuid() == 0) command.user = base::Command::User{nobody, nobody};
  command.deadline = deadline;
  command.dies_with_parent = true;
  command.output_limit = largest_result + 1;
  return command;
}

// The decoder draws what there is of a PNG that was cut off, and the others refuse one by themselves.
bool is_cut_off(Format format, std::string_view bytes) {
  constexpr std::string_view end("IEND\xae\x42\x60\x82");
  return format == Format::png && !bytes.contains(end);
}

}  // namespace

Task<std::string> draw_as_png(std::string bytes, Size box, std::string field) {
  const auto header = read_header(bytes);
  if (!header) throw not_an_image(field, bytes);
  const auto [width, height] = header->size;
  if (width > longest_side || height > longest_side || static_cast<long>(width) * height > most_pixels) {
    throw refused(field, "image_too_large", "Pictures may have at most 4096 pixels a side and 16 million in all.");
  }
  if (is_cut_off(header->format, bytes)) throw not_an_image(field, bytes);
  const auto picture = in_memory(bytes);
  auto command = drawing_of(picture, box);
  auto ending = co_await base::run(std::move(command));
  const auto drawn = read_header(ending.out);
  const bool is_drawn =
      ending.succeeded() && drawn && drawn->format == Format::png && ending.out.size() <= largest_result;
  if (is_drawn) co_return std::move(ending.out);
  base::log_info("A picture could not be drawn", {{"reason", ending.text()}, {"error", ending.err.substr(0, 500)}});
  throw not_an_image(field, bytes);
}

}  // namespace image
