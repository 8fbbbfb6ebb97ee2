// Follows a stream of server-sent events by fetch, because an EventSource cannot send a bearer token.
import { signedFetch } from "./client";
import { errorOf } from "./error";
import { EventParser, type ServerEvent } from "./event-parser";

type Options = {
  signal: AbortSignal;
  onEvent: (event: ServerEvent) => void;
  onConnection?: (isConnected: boolean) => void;
};

const longestPause = 10_000;

// Until an event "end", or until the server refuses (thrown). A broken connection is taken up where it was left.
export async function followEvents(path: string, { signal, onEvent, onConnection }: Options): Promise<void> {
  let lastId: string | null = null;
  let pause = 500;
  while (!signal.aborted) {
    try {
      const response = await open(path, lastId, signal);
      onConnection?.(true);
      for await (const event of eventsOf(response)) {
        pause = 500;
        lastId = event.id ?? lastId;
        if (event.type === "end") return;
        onEvent(event);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Refusal) throw error.cause;
    }
    onConnection?.(false);
    await sleep(pause, signal);
    pause = Math.min(pause * 2, longestPause);
  }
}

class Refusal extends Error {}

async function open(path: string, lastId: string | null, signal: AbortSignal) {
  const headers: Record<string, string> = { Accept: "text/event-stream" };
  if (lastId) headers["Last-Event-ID"] = lastId;
  const response = await signedFetch(new Request(path, { headers, signal }));
  if (response.ok) return response;
  const failure = errorOf(response, await response.json().catch(() => undefined));
  // What the server cannot do now it may do later.
  if (response.status >= 500 || response.status === 429) throw failure;
  throw new Refusal(failure.message, { cause: failure });
}

async function* eventsOf(response: Response) {
  const parser = new EventParser();
  const reader = (response.body as ReadableStream<Uint8Array>)
    .pipeThrough(new TextDecoderStream() as never)
    .getReader();
  for (;;) {
    const { done, value } = (await reader.read()) as ReadableStreamReadResult<string>;
    if (done) return;
    yield* parser.feed(value);
  }
}

function sleep(milliseconds: number, signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
