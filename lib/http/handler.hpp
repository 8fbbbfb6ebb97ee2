// How the types of a handler become its contract: what it is given and what it answers.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base/task.hpp"
#include "http/caller.hpp"
#include "http/event_stream.hpp"
#include "http/message.hpp"
#include "http/reply.hpp"
#include "shape/json.hpp"
#include "tenancy/member.hpp"

namespace sql {
class Database;
class ReadTx;
class Tx;
}  // namespace sql

namespace http {

class RequestLimits;

// The rows of all tenants, reading only: a parameter of handlers of the platform's administrator (Routes::check).
struct AllTenants {
  sql::ReadTx& rows;
};

// Everything a handler may ask for; the dispatcher fills what the route's Operation wants.
struct Call {
  Caller caller = {};
  std::optional<tenancy::Member> member = {};
  shape::Fields fields = {};
  std::optional<std::string_view> body = {};
  std::optional<std::string_view> upload = {};  // a raw body in place of `body`
  std::string_view upload_type = {};
  sql::Database* database = nullptr;
  sql::ReadTx* read_tx = nullptr;
  sql::Tx* tx = nullptr;
  sql::ReadTx* all_tenants = nullptr;
  RequestLimits* limits = nullptr;  // null: nothing is counted
};

enum class Output { json, nothing, events, document };

// The body as it was sent, for what is not JSON: a picture, an archive. A longer one is refused (413).
// `content_type` is the sender's word; what the bytes are is for the handler to find out.
template <std::size_t Most>
struct Upload {
  std::string content_type;
  std::string bytes;
};

// A handler without its types. `run` may be called from several threads at once.
struct Operation {
  bool wants_member = false;
  bool wants_tx = false;
  bool wants_read_tx = false;
  bool wants_database = false;
  bool wants_all_tenants = false;
  std::size_t upload_limit = 0;  // bytes of a raw body; 0: the body is JSON
  const shape::Codec* input = nullptr;
  const shape::Codec* output_body = nullptr;
  Output output = Output::json;
  std::function<base::Task<Response>(Call&)> run;
};

// A handler whose leading parameters are given already; made by with().
template <class Result, class Fixed, class Open>
struct Handler;

template <class Result, class... Fixed, class... Open>
struct Handler<Result, std::tuple<Fixed...>, std::tuple<Open...>> {
  Result (*function)(Fixed..., Open...);
  std::tuple<Fixed...> fixed;
};

// The first `Count` types of a tuple and the rest.
template <class Parameters, class First, class Rest>
struct SplitAt;
template <class... P, std::size_t... F, std::size_t... R>
struct SplitAt<std::tuple<P...>, std::index_sequence<F...>, std::index_sequence<R...>> {
  using first = std::tuple<std::tuple_element_t<F, std::tuple<P...>>...>;
  using rest = std::tuple<std::tuple_element_t<sizeof...(F) + R, std::tuple<P...>>...>;
};

// Whether no reference parameter is given an object that dies with the statement.
template <class Fixed, class... Given>
inline constexpr bool outlives_the_statement = false;
template <class... Fixed, class... Given>
inline constexpr bool outlives_the_statement<std::tuple<Fixed...>, Given...> =
    ((!std::is_reference_v<Fixed> || std::is_lvalue_reference_v<Given>) && ...);

// Gives a handler what is not part of a request: `r.post(path, http::with(create_client, quota, websites))`.
// Reference parameters keep referring to the caller's objects, which outlive the routes; values are copied per call.
template <class Result, class... Parameters, class... Given>
auto with(Result (*function)(Parameters...), Given&&... given) {
  static_assert(sizeof...(Given) <= sizeof...(Parameters), "with() gives more than the handler takes");
  using Split = SplitAt<std::tuple<Parameters...>, std::make_index_sequence<sizeof...(Given)>,
                        std::make_index_sequence<sizeof...(Parameters) - sizeof...(Given)>>;
  static_assert(std::is_constructible_v<typename Split::first, Given&&...>,
                "with() must give the leading parameters of the handler, in order and of their types");
  static_assert(outlives_the_statement<typename Split::first, Given&&...>,
                "with() gives a temporary to a reference parameter");
  return Handler<Result, typename Split::first, typename Split::rest>{
      function, typename Split::first{std::forward<Given>(given)...}};
}

// Takes one parameter of a handler out of a call. The primary template is the input struct.
template <class Parameter>
struct Argument {
  static_assert(!std::is_reference_v<Parameter>,
                "a handler takes its input by value; references are sql::Tx&, sql::ReadTx&, sql::Database&, or given "
                "first by http::with()");
  static_assert(shape::DescribedStruct<Parameter>,
                "a handler parameter is tenancy::Member, http::Caller, http::Upload, sql::Tx&, sql::ReadTx&, "
                "sql::Database& or one input struct with BOOST_DESCRIBE_STRUCT; anything else is given first by "
                "http::with()");
  static constexpr bool is_input = true;
  static void describe(Operation& operation) { operation.input = &shape::codec<Parameter>; }
  static Parameter from(Call& call) { return shape::read_input<Parameter>(call.fields, call.body); }
};

template <std::size_t Most>
struct Argument<Upload<Most>> {
  static_assert(Most > 0 && Most <= (1 << 20), "the server reads no body of more than 1 MiB (http::Limits)");
  static constexpr bool is_input = false;
  static void describe(Operation& operation) { operation.upload_limit = Most; }
  static Upload<Most> from(Call& call) { return {std::string(call.upload_type), std::string(call.upload.value())}; }
};

template <>
struct Argument<tenancy::Member> {
  static constexpr bool is_input = false;
  static void describe(Operation& operation) { operation.wants_member = true; }
  static const tenancy::Member& from(Call& call) { return call.member.value(); }
};

template <>
struct Argument<Caller> {
  static constexpr bool is_input = false;
  static void describe(Operation&) {}
  static const Caller& from(Call& call) { return call.caller; }
};

template <>
struct Argument<sql::Tx&> {
  static constexpr bool is_input = false;
  static void describe(Operation& operation) { operation.wants_tx = true; }
  static sql::Tx& from(Call& call) { return *call.tx; }
};

template <>
struct Argument<sql::ReadTx&> {
  static constexpr bool is_input = false;
  static void describe(Operation& operation) { operation.wants_read_tx = true; }
  static sql::ReadTx& from(Call& call) { return *call.read_tx; }
};

template <>
struct Argument<sql::Database&> {
  static constexpr bool is_input = false;
  static void describe(Operation& operation) { operation.wants_database = true; }
  static sql::Database& from(Call& call) { return *call.database; }
};

template <>
struct Argument<AllTenants> {
  static constexpr bool is_input = false;
  static void describe(Operation& operation) { operation.wants_all_tenants = true; }
  static AllTenants from(Call& call) { return {*call.all_tenants}; }
};

template <>
struct Argument<RequestLimits*> {
  static constexpr bool is_input = false;
  static void describe(Operation&) {}
  static RequestLimits* from(Call& call) { return call.limits; }
};

// How a handler's result becomes a response. The primary template is a JSON body.
template <class Result>
struct Answer {
  static_assert(
      requires { sizeof(shape::CodecOf<Result>); },
      "a handler answers with a described struct, a Page, Reply, Document or EventStream, or nothing");
  static void describe(Operation& operation) { operation.output_body = &shape::codec<Result>; }
  static Response from(const Result& result) {
    Response response;
    shape::write_json(result, response.body);
    return response;
  }
};

template <class T>
struct Answer<Reply<T>> {
  static void describe(Operation& operation) { Answer<T>::describe(operation); }
  static Response from(Reply<T> reply) {
    Response response = Answer<T>::from(reply.body);
    response.headers = std::move(reply.headers);
    return response;
  }
};

template <>
struct Answer<Reply<void>> {
  static void describe(Operation& operation) { operation.output = Output::nothing; }
  static Response from(Reply<void> reply) { return {.content_type = {}, .headers = std::move(reply.headers)}; }
};

template <>
struct Answer<EventStream> {
  static void describe(Operation& operation) { operation.output = Output::events; }
  static Response from(EventStream stream) {
    return {.content_type = "text/event-stream", .stream = std::move(stream)};
  }
};

template <>
struct Answer<Document> {
  static void describe(Operation& operation) { operation.output = Output::document; }
  static Response from(Document document) {
    return {
        document.status, std::move(document.content_type), std::move(document.body), std::move(document.headers), {}};
  }
};

template <class T>
struct ResultOf {
  static_assert(sizeof(T) == 0, "a handler returns base::Task<T>, Task<void>, Task<Reply<T>>, Task<EventStream> or "
                                "Task<Document>");
};
template <class T>
struct ResultOf<base::Task<T>> {
  using type = T;
};

template <class Result, class... Fixed, class... Open>
base::Task<Response> run_handler(const Handler<Result, std::tuple<Fixed...>, std::tuple<Open...>>& handler,
                                 Call& call) {
  auto task = std::apply(
      [&](const auto&... fixed) {
        return handler.function(const_cast<Fixed&>(fixed)..., Argument<Open>::from(call)...);
      },
      handler.fixed);
  if constexpr (std::is_void_v<typename ResultOf<Result>::type>) {
    co_await std::move(task);
    co_return Response{.content_type = {}};
  } else {
    auto result = co_await std::move(task);
    co_return Answer<typename ResultOf<Result>::type>::from(std::move(result));
  }
}

// The operation of a handler; everything that can be wrong with its signature is a compile error here.
template <class Result, class... Fixed, class... Open>
Operation make_operation(Handler<Result, std::tuple<Fixed...>, std::tuple<Open...>> handler) {
  static_assert((0 + ... + static_cast<int>(Argument<Open>::is_input)) <= 1,
                "a handler takes at most one input struct");
  Operation operation;
  (Argument<Open>::describe(operation), ...);
  if constexpr (std::is_void_v<typename ResultOf<Result>::type>) {
    operation.output = Output::nothing;
  } else {
    Answer<typename ResultOf<Result>::type>::describe(operation);
  }
  operation.run = [handler = std::move(handler)](Call& call) { return run_handler(handler, call); };
  return operation;
}

template <class Handler>
inline constexpr bool changes_rows = false;
template <class Result, class Fixed, class... Open>
inline constexpr bool changes_rows<Handler<Result, Fixed, std::tuple<Open...>>> =
    (std::is_same_v<Open, sql::Tx&> || ...);

}  // namespace http
