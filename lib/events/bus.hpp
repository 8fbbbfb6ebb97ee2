// Who listens to which topic: filled at start by every service, read by the Relay.
#pragma once

#include <concepts>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/bound.hpp"
#include "base/task.hpp"
#include "shape/json.hpp"
#include "sql/database.hpp"

namespace events {

// A described struct with its topic: static constexpr std::string_view topic = "client.created";
template <class E>
concept Event = requires {
  { E::topic } -> std::convertible_to<std::string_view>;
};

// What a listener does with one event, in a transaction of the event's tenant which the Relay commits together with the
// receipt. A throw rolls all of it back and the event comes again later.
struct Listener {
  std::string name;  // "notifications.mail_site_address": unique, and kept for ever, since receipts carry it
  std::string topic;
  std::function<base::Task<void>(sql::Tx&, std::string_view payload)> effect;
};

// Binds leading parameters of a listener: with(mail_site_address, mailer).
using base::with;

class Bus {
 public:
  // bus.on<ClientCreated>("notifications.greet", events::with(greet, mailer));
  // `effect` is called as effect(sql::Tx&, E) and returns Task<void>. A name used twice throws base::internal.
  template <Event E, class F>
  void on(std::string name, F effect) {
    add({std::move(name), std::string(E::topic), [effect = std::move(effect)](sql::Tx& tx, std::string_view payload) {
           return effect(tx, shape::read_json<E>(payload, shape::Unknown::ignore));
         }});
  }

  // bus.on("billing.count_client", count_client): the event is the function's second parameter.
  template <Event E>
  void on(std::string name, base::Task<void> (*effect)(sql::Tx&, E)) {
    on<E, base::Task<void> (*)(sql::Tx&, E)>(std::move(name), effect);
  }

  const std::vector<Listener>& listeners() const { return listeners_; }

 private:
  void add(Listener listener);

  std::vector<Listener> listeners_;
};

}  // namespace events
