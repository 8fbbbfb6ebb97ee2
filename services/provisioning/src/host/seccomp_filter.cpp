// A deny list by libseccomp, exported as BPF.
#include "host/seccomp_filter.hpp"

#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

#include "base/error.hpp"
#include "base/process_descriptor.hpp"

namespace provisioning {

namespace {

constexpr const char* denied[] = {"acct",
                                  "add_key",
                                  "bpf",
                                  "chroot",
                                  "clock_adjtime",
                                  "clock_settime",
                                  "delete_module",
                                  "fanotify_init",
                                  "finit_module",
                                  "fsconfig",
                                  "fsmount",
                                  "fsopen",
                                  "fspick",
                                  "init_module",
                                  "io_uring_enter",
                                  "io_uring_register",
                                  "io_uring_setup",
                                  "ioperm",
                                  "iopl",
                                  "kcmp",
                                  "kexec_file_load",
                                  "kexec_load",
                                  "keyctl",
                                  "lookup_dcookie",
                                  "mbind",
                                  "migrate_pages",
                                  "mount",
                                  "mount_setattr",
                                  "move_mount",
                                  "move_pages",
                                  "name_to_handle_at",
                                  "nfsservctl",
                                  "open_by_handle_at",
                                  "open_tree",
                                  "perf_event_open",
                                  "pivot_root",
                                  "process_vm_readv",
                                  "process_vm_writev",
                                  "ptrace",
                                  "quotactl",
                                  "reboot",
                                  "request_key",
                                  "set_mempolicy",
                                  "setns",
                                  "settimeofday",
                                  "swapoff",
                                  "swapon",
                                  "syslog",
                                  "umount2",
                                  "unshare",
                                  "userfaultfd",
                                  "vhangup"};

void deny(scmp_filter_ctx filter, const char* name, int error) {
  const int number = seccomp_syscall_resolve_name(name);
  if (number < 0) return;  // not a call of this architecture
  if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(static_cast<std::uint32_t>(error)), number, 0) != 0) {
    throw base::internal(std::string("seccomp refuses a rule for ") + name);
  }
}

}  // namespace

std::string seccomp_filter() {
  const std::unique_ptr<void, void (*)(void*)> filter(seccomp_init(SCMP_ACT_ALLOW), seccomp_release);
  if (!filter) throw base::internal("seccomp cannot be set up");
  for (const char* name : denied) deny(filter.get(), name, EPERM);
  // ENOSYS lets glibc fall back to clone, whose flags are visible.
  deny(filter.get(), "clone3", ENOSYS);
  const base::Descriptor file(::memfd_create("seccomp", MFD_CLOEXEC));
  if (seccomp_export_bpf(filter.get(), file.number()) != 0) throw base::internal("seccomp cannot export its filter");
  std::string program(static_cast<std::size_t>(::lseek(file.number(), 0, SEEK_END)), '\0');
  if (::pread(file.number(), program.data(), program.size(), 0) != static_cast<ssize_t>(program.size())) {
    throw base::internal("seccomp's filter cannot be read back");
  }
  return program;
}

}  // namespace provisioning
