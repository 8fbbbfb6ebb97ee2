import { expect, test } from "vitest";
import { EventParser } from "./event-parser";

test("an event comes together out of pieces", () => {
  const parser = new EventParser();

  const early = parser.feed("id: 7\nevent: log\nda");
  const late = parser.feed('ta: {"line":"Hello"}\n\n');

  expect(early).toEqual([]);
  expect(late).toEqual([{ id: "7", type: "log", data: '{"line":"Hello"}' }]);
});

test("comments and empty events say nothing", () => {
  expect(new EventParser().feed(": still here\n\nevent: end\n\n")).toEqual([]);
});

test("lines of data are joined, and the last id stays", () => {
  const events = new EventParser().feed("id: 1\ndata: a\ndata: b\n\ndata: c\r\n\r\n");

  expect(events).toEqual([
    { id: "1", type: "message", data: "a\nb" },
    { id: "1", type: "message", data: "c" },
  ]);
});
