// The operator's switch of maintenance mode.
#include "http/maintenance.hpp"

#include <boost/asio/co_spawn.hpp>

#include <iostream>

#include "commands.hpp"
#include "redis/client.hpp"

namespace app {

int switch_maintenance(const Config& config, const MaintenanceSwitch& wanted) {
  boost::asio::io_context context{1};
  redis::Client redis(context, config.redis_url);
  auto work = wanted.is_on ? http::Maintenance::switch_on(redis, wanted.message) : http::Maintenance::switch_off(redis);
  std::exception_ptr failure;
  boost::asio::co_spawn(context, std::move(work), [&](std::exception_ptr thrown) {
    failure = thrown;
    context.stop();
  });
  context.run();
  if (failure) std::rethrow_exception(failure);
  std::cout << "Maintenance mode is " << (wanted.is_on ? "on" : "off") << " in a few seconds.\n";
  return 0;
}

}  // namespace app
