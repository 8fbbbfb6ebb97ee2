// bubblewrap's arguments for a site.
#include "host/sandbox_command.hpp"

namespace provisioning {

base::Command sandbox_command(const SandboxPlan& plan) {
  base::Command command;
  // nginx as the first of its own pid namespace: one program less than with bubblewrap's own init.
  command.arguments = {"/usr/bin/bwrap",
                       "--unshare-user",
                       "--unshare-pid",
                       "--unshare-net",
                       "--unshare-ipc",
                       "--unshare-uts",
                       "--unshare-cgroup-try",
                       "--as-pid-1",
                       "--uid",
                       "10001",
                       "--gid",
                       "10001",
                       "--hostname",
                       "site",
                       "--ro-bind",
                       plan.rootfs.string(),
                       "/",
                       "--proc",
                       "/proc",
                       "--dev",
                       "/dev",
                       "--size",
                       "8388608",
                       "--tmpfs",
                       "/tmp",
                       "--ro-bind",
                       plan.site.string(),
                       "/site",
                       "--cap-drop",
                       "ALL",
                       "--new-session",
                       "--die-with-parent",
                       "--info-fd",
                       "4",
                       "--seccomp",
                       "5",
                       "--clearenv",
                       "--setenv",
                       "NGINX",
                       "3;",
                       "--",
                       "/usr/sbin/nginx",
                       "-e",
                       "stderr",
                       "-c",
                       "/site/nginx.conf"};
  command.descriptors = {{plan.listener, 3}, {plan.info, 4}, {plan.seccomp, 5}};
  command.user = base::Command::User{plan.uid, plan.uid};
  command.limits = {{RLIMIT_NOFILE, 1024}, {RLIMIT_CORE, 0}, {RLIMIT_FSIZE, 16 << 20}, {RLIMIT_NPROC, 64}};
  command.dies_with_parent = true;
  command.deadline = std::chrono::milliseconds(0);
  command.output_limit = 0;
  return command;
}

}  // namespace provisioning
