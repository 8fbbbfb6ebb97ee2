"use client";
import { ApiError } from "@/api/error";
import { usePublicText } from "@/messages";

// What to tell a person: our words or the server's where there are some, and what to quote when asking for help.
export function useFailureText() {
  const t = usePublicText().failures;
  return (failure: unknown) => {
    if (failure instanceof DOMException)
      return { text: t.ofBrowser[failure.name] ?? t.unexpected, requestId: null };
    if (!(failure instanceof ApiError)) return { text: t.unexpected, requestId: null };
    if (failure.code === "network") return { text: t.network, requestId: null };
    return {
      text: t.byCode[failure.code] ?? (failure.message || t.unexpected),
      requestId: failure.status >= 500 ? failure.requestId : null,
    };
  };
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
