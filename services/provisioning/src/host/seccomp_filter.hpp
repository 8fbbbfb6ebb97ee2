// The system calls no site may make, as a program for bubblewrap's --seccomp.
#pragma once

#include <string>

namespace provisioning {

// BPF bytes of the deny list; throws base::internal when libseccomp refuses.
std::string seccomp_filter();

}  // namespace provisioning
