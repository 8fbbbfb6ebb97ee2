// The part of the provisioning service that `dde host` runs: the sites' sockets and sandboxes of one machine.
#pragma once

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <memory>

#include "base/task.hpp"
#include "provisioning/provisioning.hpp"

namespace provisioning {

class SiteHost;

class Hosting {
 public:
  // A site without requests for `idle` sleeps until the next one.
  Hosting(boost::asio::io_context& context, const Options& options, std::chrono::seconds idle);
  ~Hosting();

  // Opens the socket of every site. Throws base::internal with one message that lists all that this machine lacks.
  base::Task<void> start();
  // Requests under way are finished first.
  base::Task<void> stop();
  std::size_t site_count() const;

 private:
  std::unique_ptr<SiteHost> host_;
};

}  // namespace provisioning
