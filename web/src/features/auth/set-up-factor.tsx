"use client";
import { useEffect, useState } from "react";
import { body, openApi } from "@/api/client";
import type { components } from "@/api/schema";
import { AppKey } from "@/features/account/app-key";
import { FailureText } from "@/features/forms/failure-text";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";

type NewTotp = components["schemas"]["NewTotp"];

// The key of a new authenticator app, for a sign-in that may not go on without one.
export function SetUpFactor({ token }: { token: string }) {
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
  return <AppKey totp={totp} />;
}
