// What can be seen of a site's nginx from outside.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace provisioning {

// The "child-pid" of what bubblewrap writes to --info-fd; 0 when it is not there.
pid_t read_child_pid(std::string_view text);

// A number that grows whenever a worker of this nginx runs: context switches, since an idle worker sleeps in the
// kernel. Nothing when the kernel does not say.
std::optional<std::uint64_t> activity_of(pid_t nginx);

}  // namespace provisioning
