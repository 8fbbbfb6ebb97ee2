// What a program in a site's sandbox can see and use, should somebody take nginx over.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "host/sandbox_command.hpp"
#include "host/seccomp_filter.hpp"
#include "host/site_cgroup.hpp"
#include "runtime/rootfs.hpp"
#include "runtime/site_files.hpp"
#include "runtime_scratch.hpp"

namespace provisioning {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct Confinement : testing::Test {
  Confinement() {
    write_file(scratch / "sites/mine/current/index.html", "mine");
    write_file(scratch / "sites/theirs/current/index.html", "theirs");
    give_to_group(scratch / "sites/mine", uid);
    give_to_group(scratch / "sites/theirs", uid + 1);
    rootfs = finish(make_rootfs(scratch / "rootfs", true));
  }

  // Runs a script in the sandbox of site `mine`, in place of nginx.
  base::Ending run(const std::string& script) {
    const base::Pipe info = base::make_pipe();
    const base::Descriptor null(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const auto program = seccomp_filter();
    const base::Descriptor filter(::memfd_create("filter", MFD_CLOEXEC));
    EXPECT_EQ(::write(filter.number(), program.data(), program.size()), static_cast<ssize_t>(program.size()));
    ::lseek(filter.number(), 0, SEEK_SET);
    auto command = sandbox_command(
        {rootfs.path, scratch / "sites/mine", uid, null.number(), info.writer.number(), filter.number()});
    const auto own = std::ranges::find(command.arguments, "--");
    command.arguments.erase(own + 1, command.arguments.end());
    command.arguments.insert(command.arguments.end(), {"/bin/sh", "-c", script});
    command.output_limit = 1 << 20;
    command.deadline = std::chrono::seconds(20);
    const auto procs = cgroup.open();
    for (const auto& file : procs) command.cgroups.push_back(file.number());
    auto ending = finish(base::run(std::move(command)));
    cgroup.remove();
    return ending;
  }

  bool has_cgroups() { return cgroup.open().size() > 0 && cgroup.missing().empty(); }

  Scratch scratch;
  uid_t uid = 2'000'000 + static_cast<uid_t>(::getpid() % 1'000'000);
  SiteCgroup cgroup{"test-" + base::to_hex(base::random_bytes(4)), {}};
  Rootfs rootfs;
};

TEST_F(Confinement, shows_nothing_but_the_site_and_nginx) {
  const auto ending = run("echo /*; echo /site/*; echo /etc/*; while read line; do echo $line; done < /proc/net/dev");

  EXPECT_THAT(ending.out, HasSubstr("/bin /dev /etc /lib /lib64 /proc /run /site /tmp /usr /var\n")) << ending.err;
  EXPECT_THAT(ending.out, HasSubstr("/site/current\n"));
  EXPECT_THAT(ending.out, HasSubstr("/etc/group /etc/nginx /etc/passwd\n"));
  EXPECT_THAT(ending.out, HasSubstr("lo: 0 0"));
  EXPECT_THAT(ending.out, testing::Not(HasSubstr("eth0")));
}

TEST_F(Confinement, allows_no_writing_outside_a_small_tmp) {
  const auto ending = run(
      "echo x > /site/current/index.html; echo x > /etc/passwd; echo x > /new;"
      "x=0123456789abcdef; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do x=$x$x; done;"
      "i=0; while [ $i -lt 200 ] && echo $x; do i=$((i+1)); done > /tmp/full; echo $((i/8)) > /dev/stderr; echo end");

  EXPECT_THAT(ending.err, HasSubstr("/site/current/index.html: Read-only file system"));
  EXPECT_THAT(ending.err, HasSubstr("/etc/passwd: Read-only file system"));
  EXPECT_THAT(ending.err, HasSubstr("/new: Read-only file system"));
  EXPECT_THAT(ending.err, HasSubstr("I/O error"));
  EXPECT_EQ(ending.out, "end\n");
}

TEST_F(Confinement, leaves_no_capability_and_filters_system_calls) {
  const auto ending = run("while read name value; do echo $name $value; done < /proc/self/status");

  for (const char* set : {"CapInh: ", "CapPrm: ", "CapEff: ", "CapBnd: ", "CapAmb: "}) {
    EXPECT_THAT(ending.out, HasSubstr(std::string(set) + "0000000000000000"));
  }
  EXPECT_THAT(ending.out, HasSubstr("NoNewPrivs: 1"));
  EXPECT_THAT(ending.out, HasSubstr("Seccomp: 2"));
}

TEST_F(Confinement, gives_no_other_descriptor_away) {
  const auto ending = run("for fd in 0 1 2 3 4 5 6 7 8 9 10 11 12; do [ -e /proc/self/fd/$fd ] && echo $fd; done");

  EXPECT_EQ(ending.out, "0\n1\n2\n3\n");
}

TEST_F(Confinement, keeps_the_files_of_other_sites_from_its_user) {
  base::Command own{.arguments = {"/bin/cat", (scratch / "sites/mine/current/index.html").string()}};
  base::Command other{.arguments = {"/bin/cat", (scratch / "sites/theirs/current/index.html").string()}};
  own.user = other.user = base::Command::User{uid, uid};

  EXPECT_EQ(finish(base::run(own)).out, "mine");
  const auto refused = finish(base::run(other));
  EXPECT_EQ(refused.out, "");
  EXPECT_THAT(refused.err, HasSubstr("Permission denied"));
}

TEST_F(Confinement, stops_a_fork_bomb) {
  const auto ending = run("i=0; while [ $i -lt 100 ]; do (read x < /proc/self/fd/3; while :; do read y; done) & "
                          "i=$((i+1)); done; echo survived");

  EXPECT_THAT(ending.err, HasSubstr("fork")) << ending.out;
}

TEST_F(Confinement, kills_a_memory_hog_before_it_takes_the_machine) {
  ASSERT_TRUE(has_cgroups()) << "this machine's control groups cannot be written: " << cgroup.missing();

  const auto ending = run("x=0123456789abcdef; i=0; while [ $i -lt 24 ]; do x=$x$x; i=$((i+1)); done; echo survived");

  EXPECT_EQ(ending.out, "");
  EXPECT_TRUE(ending.signal == SIGKILL || ending.status == 128 + SIGKILL) << ending.text();
}

TEST_F(Confinement, uses_a_root_that_is_made_once_and_holds_no_shell) {
  const auto before = finish(make_rootfs(scratch / "rootfs", true));
  const auto again = finish(make_rootfs(scratch / "rootfs", true));
  const auto without_shell = finish(make_rootfs(scratch / "rootfs", false));

  EXPECT_EQ(before.path, again.path);
  EXPECT_NE(before.path, without_shell.path);
  EXPECT_FALSE(fs::exists(without_shell.path / "bin/sh"));
}

}  // namespace
}  // namespace provisioning
