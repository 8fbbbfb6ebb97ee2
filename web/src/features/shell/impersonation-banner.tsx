"use client";
// Says whose eyes one looks through, on every page, with the way back.
import { useMutation } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { api, body } from "@/api/client";
import { isApiError } from "@/api/error";
import { forgetImpersonation, keptImpersonation } from "@/api/impersonation";
import { accessToken, refreshSession } from "@/api/session";
import { headFor } from "@/features/auth/session";
import { useFailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toasts";
import { Banner } from "./banner";

const isOver = (error: unknown) => isApiError(error) && error.status === 401;

// The cookie is still the administrator's own: a refresh leads back to it.
async function stopLooking() {
  const from = keptImpersonation()?.from ?? null;
  const token = await accessToken();
  await body(api.DELETE("/api/v1/auth/impersonation")).catch((error) => {
    if (!isOver(error)) throw error;
  });
  forgetImpersonation();
  headFor(from);
  await refreshSession(token ?? undefined);
}

export function ImpersonationBanner({ name, until }: { name: string; until: string }) {
  const t = useText().shell;
  const format = useFormat();
  const failureText = useFailureText();
  const stop = useMutation({
    mutationFn: stopLooking,
    onError: (error) => toast(failureText(error).text, { tone: "danger" }),
  });
  return (
    <Banner icon={<Eye />} strong>
      {t.impersonating(name, format.time(until))}
      <Button size="sm" pending={stop.isPending} onClick={() => stop.mutate()} className="text-foreground">
        {t.endImpersonation}
      </Button>
    </Banner>
  );
}
