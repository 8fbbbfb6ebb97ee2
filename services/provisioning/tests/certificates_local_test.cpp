// The local authority and the files of the edge.
#include <grp.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <thread>

#include "certificates/certificate_files.hpp"
#include "certificates/local_authority.hpp"
#include "runtime_scratch.hpp"

namespace provisioning {
namespace {

using std::chrono::hours;

struct Lines : IssueLog {
  base::Task<void> say(std::string line) override {
    lines.push_back(std::move(line));
    co_return;
  }
  std::vector<std::string> lines;
};

const std::vector<std::string> hosts{"bakery.test", "www.bakery.test"};

TEST(LocalAuthorities, sign_certificates_that_lead_to_their_root) {
  const Scratch scratch;
  LocalAuthority authority(scratch / "authority");
  Lines log;

  const auto issued = finish(authority.issue(hosts, log));

  const auto root = crypto::Certificate::from_pem(authority.root_pem());
  const auto chain = crypto::read_chain(issued.pem_key_and_chain);
  for (const auto& host : hosts) {
    EXPECT_EQ(crypto::find_chain_fault(chain, root, host, base::Clock::now()), std::nullopt) << host;
  }
  EXPECT_TRUE(chain.at(0).belongs_to(crypto::PrivateKey::from_pem(issued.pem_key_and_chain)));
  EXPECT_GT(issued.not_after, base::Clock::now() + hours(24 * 89));
  EXPECT_EQ(log.lines.size(), 1U);
}

TEST(LocalAuthorities, stay_the_same_after_a_restart) {
  const Scratch scratch;
  const auto first = LocalAuthority(scratch.path()).root_pem();

  EXPECT_EQ(LocalAuthority(scratch.path()).root_pem(), first);
  struct stat key{};
  ::stat((scratch / "root.key").c_str(), &key);
  EXPECT_EQ(key.st_mode & 0777, 0600U);
}

TEST(LocalAuthorities, are_one_however_many_start_at_once) {
  const Scratch scratch;
  std::vector<std::string> roots(8);
  {
    std::vector<std::jthread> threads;
    for (auto& root : roots) threads.emplace_back([&] { root = LocalAuthority(scratch / "new").root_pem(); });
  }

  for (const auto& root : roots) EXPECT_EQ(root, roots[0]);
}

TEST(LocalAuthorities, refuse_a_root_of_another_key) {
  const Scratch scratch;
  const Scratch other;
  LocalAuthority(scratch.path());
  LocalAuthority(other.path());
  std::filesystem::copy_file(other / "root.crt", scratch / "root.crt",
                             std::filesystem::copy_options::overwrite_existing);

  const auto error = error_of([&] { LocalAuthority(scratch.path()); });

  EXPECT_NE(error.message().find("belong together"), std::string::npos) << error.message();
}

TEST(LocalAuthorities, sign_for_a_shifted_clock_and_for_the_real_one) {
  const Scratch scratch;
  base::Clock::shift(hours(24 * 365));
  const auto issued = LocalAuthority(scratch.path()).sign(hosts);
  const auto shifted = base::Clock::now();
  base::Clock::shift(hours(0));

  EXPECT_LT(issued.not_before, base::Clock::now());
  EXPECT_GT(issued.not_after, shifted + hours(24 * 89));
  EXPECT_FALSE(renewal_due(issued.not_before, issued.not_after, shifted));
}

TEST(CertificateFiles, are_found_as_they_were_installed) {
  const Scratch scratch;
  const CertificateFiles files(scratch / "certs");
  const auto issued = LocalAuthority(scratch.path()).sign(hosts);

  files.install("bakery.test", issued.pem_key_and_chain);

  const auto found = files.find("bakery.test");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->not_after, issued.not_after);
  EXPECT_EQ(found->hosts, hosts);
  EXPECT_EQ(found->issuer, "CN=DDE Local Authority");
  EXPECT_EQ(read_file(scratch / "certs/bakery.test.pem"), issued.pem_key_and_chain);
}

TEST(CertificateFiles, are_readable_by_the_edge_and_nobody_else) {
  const Scratch scratch;
  const CertificateFiles files(scratch / "certs");
  files.install("bakery.test", LocalAuthority(scratch.path()).sign(hosts).pem_key_and_chain);

  struct stat file{};
  ASSERT_EQ(::stat((scratch / "certs/bakery.test.pem").c_str(), &file), 0);

  EXPECT_EQ(file.st_mode & 0777, 0640U);
  const auto* edge = ::getgrnam("www-data");
  if (::geteuid() == 0 && edge != nullptr) EXPECT_EQ(file.st_gid, edge->gr_gid);
}

TEST(CertificateFiles, are_gone_after_removal) {
  const Scratch scratch;
  const CertificateFiles files(scratch / "certs");
  files.install("bakery.test", LocalAuthority(scratch.path()).sign(hosts).pem_key_and_chain);

  files.remove("bakery.test");
  files.remove("bakery.test");

  EXPECT_FALSE(files.find("bakery.test"));
  EXPECT_TRUE(std::filesystem::is_empty(scratch / "certs"));
}

TEST(CertificateFiles, keep_the_old_certificate_when_the_new_one_is_broken) {
  const Scratch scratch;
  const CertificateFiles files(scratch / "certs");
  const LocalAuthority authority(scratch.path());
  const auto good = authority.sign(hosts).pem_key_and_chain;
  const auto other = authority.sign(hosts).pem_key_and_chain;
  files.install("bakery.test", good);

  const auto mixed = crypto::PrivateKey::generate().pem() + other;
  EXPECT_THROW(files.install("bakery.test", mixed), base::Error);
  EXPECT_THROW(files.install("bakery.test", "nonsense"), base::Error);

  EXPECT_EQ(read_file(scratch / "certs/bakery.test.pem"), good);
}

TEST(CertificateFiles, count_as_missing_when_unreadable) {
  const Scratch scratch;
  write_file(scratch / "broken.test.pem", "not a certificate");

  EXPECT_FALSE(CertificateFiles(scratch.path()).find("broken.test"));
}

TEST(CertificateFiles, have_no_place_for_strange_names) {
  const Scratch scratch;
  const CertificateFiles files(scratch.path());

  for (const auto& host : {std::string(), std::string("../x"), std::string("a/b"), std::string("A.test"),
                           std::string(".hidden"), std::string("-x"), std::string("a\0b", 3), std::string(251, 'a')}) {
    EXPECT_THROW(files.find(host), base::Error) << host;
    EXPECT_THROW(files.remove(host), base::Error) << host;
  }
}

TEST(Renewals, are_due_in_the_last_third_or_the_last_thirty_days) {
  const base::Timestamp start{hours(1000)};
  struct Case {
    int lifetime_days, age_days;
    bool due;
  };

  for (const auto& [lifetime, age, due] : {Case{90, 0, false},
                                           {90, 59, false},
                                           {90, 60, true},
                                           {90, 91, true},
                                           {6, 3, false},
                                           {6, 4, true},
                                           {365, 334, false},
                                           {365, 335, true}}) {
    EXPECT_EQ(renewal_due(start, start + hours(24 * lifetime), start + hours(24 * age)), due) << lifetime << " " << age;
  }
}

}  // namespace
}  // namespace provisioning
