// Reading answers and giving each unit its own.
#include <libpq-fe.h>

#include <string_view>
#include <utility>

#include "sql/column_check.hpp"
#include "sql/connection.hpp"

namespace sql {
namespace {

std::string field(const pg_result* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text != nullptr ? text : "";
}

bool is_stale_plan(std::string_view state) { return state == "0A000" || state == "26000"; }

bool lost_against_another(std::string_view state) { return state == "40001" || state == "40P01"; }

std::exception_ptr error_of(const Unit& unit) {
  try {
    throw_refusal(*unit.refusal, unit.refused->text());
  } catch (...) {
    return std::current_exception();
  }
}

}  // namespace

// False: the connection is of no more use.
bool Connection::collect() {
  int nulls = 0;
  while (!in_flight_.empty() && PQisBusy(connection_.get()) == 0) {
    Result result(PQgetResult(connection_.get()));
    if (!result) {
      // One null ends each answer; a second one means that nothing more will come.
      if (++nulls > 1) return false;
      continue;
    }
    nulls = 0;
    if (PQresultStatus(result.get()) != PGRES_PIPELINE_SYNC) {
      if (!note(*in_flight_.front(), std::move(result))) return false;
      continue;
    }
    auto unit = std::move(in_flight_.front());
    in_flight_.pop_front();
    complete(std::move(unit));
    // A transaction left open would serve the next unit as this one's tenant.
    if (in_flight_.empty() && !in_transaction_ && PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) return false;
  }
  return PQstatus(connection_.get()) == CONNECTION_OK;
}

bool Connection::note(Unit& unit, Result result) {
  if (unit.answered >= unit.parts.size()) return false;
  const auto& part = unit.parts[unit.answered++];
  switch (PQresultStatus(result.get())) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
      if (part.last) unit.result = std::move(result);
      return true;
    case PGRES_FATAL_ERROR: note_refusal(unit, part, result.get()); return true;
    case PGRES_PIPELINE_ABORTED:
      if (part.prepares && prepared(*part.use).generation == part.generation) prepared(*part.use).sent = false;
      return true;
    default: return false;
  }
}

void Connection::note_refusal(Unit& unit, const Unit::Part& part, const pg_result* result) {
  unit.refused = part.use;
  unit.refusal = Refusal{field(result, PG_DIAG_SQLSTATE), field(result, PG_DIAG_MESSAGE_PRIMARY),
                         field(result, PG_DIAG_CONSTRAINT_NAME)};
  auto& slot = prepared(*part.use);
  if ((part.prepares || is_stale_plan(unit.refusal->sqlstate)) && slot.generation == part.generation) slot.sent = false;
}

void Connection::complete(std::shared_ptr<Unit> unit) {
  served_ = true;
  failures_ = 0;
  if (unit->done || unit->abandoned || sent_again(unit)) return;
  if (unit->refusal) return unit->fail(error_of(*unit));
  check_columns(*unit);
  if (!unit->done) unit->finish();
}

bool Connection::sent_again(const std::shared_ptr<Unit>& unit) {
  if (!unit->refusal || !unit->may_repeat() || unit->sent > 1) return false;
  const auto& state = unit->refusal->sqlstate;
  const bool is_worth_it = is_stale_plan(state) || (unit->place == Unit::Place::alone && lost_against_another(state));
  if (!is_worth_it) return false;
  waiting_.push_front(unit);
  if (unit->place == Unit::Place::begins) waiting_.push_front(make_rollback(executor_));
  return true;
}

void Connection::check_columns(Unit& unit) {
  const auto& use = *unit.steps.back().use;
  auto& slot = prepared(use);
  if (use.returns_rows() && !slot.checked) slot.mismatch = find_column_mismatch(use.columns(), unit.result.get());
  slot.checked = true;
  if (!slot.mismatch.empty())
    unit.fail(std::make_exception_ptr(base::internal(slot.mismatch + ", in: " + std::string(use.text()))));
}

}  // namespace sql
