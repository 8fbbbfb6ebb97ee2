"use client";
import { useEffect, useState } from "react";
import { body, openApi } from "@/api/client";
import type { components } from "@/api/schema";
import { FailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { CopyButton } from "@/ui/copy-button";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";

type NewTotp = components["schemas"]["NewTotp"];

// The key of a new authenticator app, for a sign-in that may not go on without one.
export function SetUpFactor({ token }: { token: string }) {
  const t = useText().auth;
  const [totp, setTotp] = useState<NewTotp | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let isHere = true;
    body(openApi.POST("/api/v1/auth/second-factor/totp", { body: { token } })).then(
      (made) => isHere && setTotp(made),
      (error) => isHere && setFailure(error),
    );
    return () => {
      isHere = false;
    };
  }, [token]);
  if (failure !== null) {
    return (
      <Notice tone="danger">
        <FailureText failure={failure} />
      </Notice>
    );
  }
  if (!totp) return <Skeleton className="h-16" />;
  return (
    <div className="rounded-md border bg-muted p-3">
      <div className="flex items-center justify-between gap-2">
        <span className="text-xs text-muted-foreground">{t.setUpKey}</span>
        <CopyButton text={totp.secret} />
      </div>
      <code className="block font-mono text-sm break-all">{totp.secret.match(/.{1,4}/g)?.join(" ")}</code>
      <a href={totp.uri} className="mt-2 inline-block text-xs text-link hover:underline">
        {t.openApp}
      </a>
    </div>
  );
}
