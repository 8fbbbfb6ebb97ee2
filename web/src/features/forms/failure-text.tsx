"use client";
import { ApiError } from "@/api/error";
import { usePublicText } from "@/messages";
import { toldIn } from "@/messages/server-words";

// What to tell a person: our words or the server's where there are some, and what to quote when asking for help.
export function useFailureText() {
  const t = usePublicText().failures;
  return (failure: unknown) => {
    if (failure instanceof DOMException)
      return { text: t.ofBrowser[failure.name] ?? t.unexpected, requestId: null };
    if (!(failure instanceof ApiError)) return { text: t.unexpected, requestId: null };
    if (failure.code === "network") return { text: t.network, requestId: null };
    return {
      text: t.byCode[failure.code] ?? (toldIn(t.sentences, failure.message) || t.unexpected),
      requestId: failure.status >= 500 ? failure.requestId : null,
    };
  };
}

// For what the server says of something, such as why a deployment has failed.
export function useServerWords() {
  const { sentences } = usePublicText().failures;
  return (text: string) => toldIn(sentences, text);
}

export function FailureText({ failure }: { failure: unknown }) {
  const t = usePublicText().failures;
  const { text, requestId } = useFailureText()(failure);
  return (
    <>
      {text}
      {requestId && (
        <span className="mt-0.5 block text-xs text-muted-foreground">
          {t.requestId} <code className="font-mono">{requestId}</code>
        </span>
      )}
    </>
  );
}
