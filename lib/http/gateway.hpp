// What stands between the routes and their handlers.
#pragma once

namespace http {

class Features;
class KeptAnswers;
class LoadShedding;
class Maintenance;
class OriginPolicy;
class RequestLimits;
class StreamCounts;

// Given to a Dispatcher, which the parts outlive. What is null is not asked.
struct Gateway {
  LoadShedding* load = nullptr;
  const Maintenance* maintenance = nullptr;
  RequestLimits* limits = nullptr;
  StreamCounts* streams = nullptr;
  const KeptAnswers* answers = nullptr;  // a POST of a member with an Idempotency-Key is run once
  OriginPolicy* origins = nullptr;       // pages of these origins may call
  const Features* features = nullptr;    // which of them a tenant has
};

}  // namespace http
