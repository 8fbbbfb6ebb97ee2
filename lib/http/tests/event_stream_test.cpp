// Server-sent events over a socket.
#include "http/event_stream.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "http/tests/running_server.hpp"

namespace {

using http::EventSink;
using http::testing::eventually;
using http::testing::get;
using http::testing::quick_limits;
using http::testing::RawClient;
using http::testing::RunningServer;
using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::StartsWith;

struct Streams {
  std::atomic<int> open = 0;
  std::atomic<int> ended = 0;
};

// Counts up from behind the last event the client has seen; then stays until it is closed.
base::Task<void> count_up(Streams& streams, int from, EventSink& sink) {
  ++streams.open;
  for (int number = from; number <= 3; ++number) {
    co_await sink.send(std::to_string(number), "step", "number\n" + std::to_string(number));
  }
  while (co_await sink.wait(milliseconds(10))) {
  }
  ++streams.ended;
}

base::Task<http::EventStream> follow(Streams& streams, http::Caller caller) {
  const int from = caller.last_event_id ? std::stoi(*caller.last_event_id) + 1 : 1;
  co_return http::EventStream([&streams, from](EventSink& sink) { return count_up(streams, from, sink); });
}

base::Task<void> flood_sink(EventSink& sink) {
  while (!sink.closed()) co_await sink.send("", "", std::string(32 << 10, 'x'));
}
base::Task<http::EventStream> flood() { co_return http::EventStream(flood_sink); }

base::Task<void> send_once(EventSink& sink) { co_await sink.send("", "", "only"); }
base::Task<http::EventStream> follow_once() { co_return http::EventStream(send_once); }

class Stream : public testing::Test {
 protected:
  Stream() {
    routes.get("/follow", http::with(follow, streams)).says("Follow").open();
    routes.get("/once", follow_once).says("Once").open();
    routes.get("/flood", flood).says("Flood").open();
  }
  Streams streams;
  http::Routes routes;
};

TEST(Events, are_written_with_each_line_as_data) {
  EXPECT_EQ(http::event_text("7", "step", "one\ntwo\r\nthree"),
            "id: 7\nevent: step\ndata: one\ndata: two\ndata: three\n\n");
  EXPECT_EQ(http::event_text("", "", ""), "data: \n\n");
  EXPECT_EQ(http::event_text("1\nevent: forged", "a\rb", "x"), "id: 1\nevent: a\ndata: x\n\n");
}

TEST_F(Stream, sends_events_as_they_come) {
  RunningServer server(routes);
  RawClient client(server.port());

  client.send(get("/follow"));

  const auto head = client.read_until("\r\n\r\n");
  EXPECT_THAT(head, StartsWith("HTTP/1.1 200 OK"));
  EXPECT_THAT(head, HasSubstr("Content-Type: text/event-stream\r\n"));
  EXPECT_THAT(head, HasSubstr("Cache-Control: no-store\r\n"));
  EXPECT_THAT(client.read_until("data: 3\n\n"), HasSubstr("id: 1\nevent: step\ndata: number\ndata: 1\n\n"));
}

TEST_F(Stream, goes_on_behind_the_last_event_the_client_has_seen) {
  RunningServer server(routes);
  RawClient client(server.port());

  client.send(get("/follow", "Last-Event-ID: 2\r\n"));
  client.read_until("\r\n\r\n");

  EXPECT_THAT(client.read_until("data: 3\n\n"), testing::Not(HasSubstr("id: 2")));
}

TEST_F(Stream, ends_its_chunked_body_when_the_handler_returns) {
  RunningServer server(routes);
  RawClient client(server.port());

  client.send(get("/once"));

  EXPECT_THAT(client.read_to_end(), testing::EndsWith("\r\n\r\nc\r\ndata: only\n\n\r\n0\r\n\r\n"));
}

TEST_F(Stream, sends_a_comment_when_it_has_been_silent) {
  auto limits = quick_limits();
  limits.heartbeat = milliseconds(50);
  RunningServer server(routes, limits);
  RawClient client(server.port());
  client.send(get("/follow"));
  client.read_until("data: 3\n\n");

  EXPECT_THAT(client.read_until("\n:\n\n"), HasSubstr(":\n\n"));
}

TEST_F(Stream, tells_the_handler_that_the_client_has_left) {
  RunningServer server(routes);
  {
    RawClient client(server.port());
    client.send(get("/follow"));
    client.read_until("data: 3\n\n");
  }

  EXPECT_TRUE(eventually([&] { return streams.ended == 1; }));
  EXPECT_TRUE(eventually([&] { return server.connection_count() == 0; }));
}

TEST_F(Stream, ends_when_the_server_drains) {
  RunningServer server(routes);
  RawClient client(server.port());
  client.send(get("/follow"));
  client.read_until("data: 3\n\n");

  server.start_drain(std::chrono::seconds(30));

  EXPECT_THAT(client.read_to_end(), testing::EndsWith("0\r\n\r\n"));
  server.wait_drained();
  EXPECT_EQ(streams.ended, 1);
}

TEST_F(Stream, is_broken_off_when_the_client_does_not_read) {
  auto limits = quick_limits();
  limits.write_timeout = milliseconds(200);
  RunningServer server(routes, limits);
  RawClient client(server.port());

  client.send(get("/flood"));
  ASSERT_TRUE(eventually([&] { return server.connection_count() == 1; }));

  EXPECT_TRUE(eventually([&] { return server.connection_count() == 0; }));
}

TEST_F(Stream, answers_head_without_streaming) {
  RunningServer server(routes);
  RawClient client(server.port());

  client.send("HEAD /follow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

  EXPECT_THAT(client.read_to_end(), HasSubstr("Content-Type: text/event-stream"));
  EXPECT_EQ(streams.open, 0);
}

}  // namespace
