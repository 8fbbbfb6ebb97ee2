// Putting units on the wire.
#include <libpq-fe.h>

#include <utility>

#include "sql/connection.hpp"

namespace sql {
namespace {

// More would only wait in the server, where an abandoned unit cannot be left out any more.
constexpr std::size_t depth = 64;

// Pointers into the bytes of the arguments, in libpq's order.
struct Values {
  explicit Values(const Arguments& arguments)
      : pointers(arguments.lengths.size()), formats(arguments.lengths.size(), 1) {
    const char* next = arguments.bytes.data();
    for (std::size_t at = 0; at < pointers.size(); ++at) {
      const int length = arguments.lengths[at];
      pointers[at] = length < 0 ? nullptr : next;
      next += length < 0 ? 0 : length;
    }
  }
  std::vector<const char*> pointers;
  std::vector<int> formats;
};

}  // namespace

void Connection::pump() {
  while (is_open_ && !waiting_.empty() && in_flight_.size() < depth) {
    auto unit = std::move(waiting_.front());
    waiting_.pop_front();
    dispatch(std::move(unit));
  }
  flush();
  report_idle();
}

void Connection::dispatch(std::shared_ptr<Unit> unit) {
  if (unit->abandoned || unit->done) return;
  // On a new connection it would run outside of its transaction, hence without settings.
  if (unit->needs_transaction() && !in_transaction_)
    return unit->fail(std::make_exception_ptr(base::unavailable("The database connection was lost in a transaction.")));
  if (unit->place == Unit::Place::begins) in_transaction_ = true;
  if (unit->place == Unit::Place::ends) in_transaction_ = false;
  in_flight_.push_back(unit);
  if (!send(*unit)) break_off();
}

bool Connection::send(Unit& unit) {
  ++unit.sent;
  unit.parts.clear();
  unit.answered = 0;
  unit.refusal.reset();
  unit.refused = nullptr;
  unit.result.reset();
  for (const auto& step : unit.steps)
    if (!send_step(unit, step)) return false;
  if (!unit.parts.empty()) unit.parts.back().last = true;
  return PQpipelineSync(connection_.get()) == 1;
}

bool Connection::send_step(Unit& unit, const Request& step) {
  const auto& use = *step.use;
  auto& slot = prepared(use);
  if (!slot.sent) {
    // A new name each time: the old one may still exist with a plan that no longer fits.
    slot = {.sent = true, .generation = slot.generation + 1};
    slot.name = "s" + std::to_string(use.index()) + "_" + std::to_string(slot.generation);
    const auto types = use.parameters();
    const int count = static_cast<int>(types.size());
    const std::string text(use.text());
    if (PQsendPrepare(connection_.get(), slot.name.c_str(), text.c_str(), count, types.data()) != 1) return false;
    unit.parts.push_back({&use, true, false, slot.generation});
  }
  unit.parts.push_back({&use, false, false, slot.generation});
  const Values values(step.arguments);
  return PQsendQueryPrepared(connection_.get(), slot.name.c_str(), static_cast<int>(values.pointers.size()),
                             values.pointers.data(), step.arguments.lengths.data(), values.formats.data(), 1) == 1;
}

Connection::Prepared& Connection::prepared(const StatementUse& use) {
  if (use.index() >= prepared_.size()) prepared_.resize(use.index() + 1);
  return prepared_[use.index()];
}

void Connection::flush() {
  if (!is_open_) return;
  const int left = PQflush(connection_.get());
  if (left < 0) return break_off();
  if (left == 0 || std::exchange(flushing_, true)) return;
  socket_.async_wait(Socket::wait_write, [self = shared_from_this()](boost::system::error_code error) {
    self->flushing_ = false;
    if (!error) self->flush();
  });
}

}  // namespace sql
