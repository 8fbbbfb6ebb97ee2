"use client";
import { useEffect, useRef, useState } from "react";
import { body, openApi } from "@/api/client";
import { FailureText } from "@/features/forms/failure-text";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";
import { AuthCard } from "./auth-card";
import { useLinkToken } from "./link-token";

export function VerifyEmailScreen() {
  const t = usePublicText().auth;
  const token = useLinkToken();
  const [email, setEmail] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (!token || begun.current) return;
    begun.current = true;
    body(openApi.POST("/api/v1/auth/verify-email", { body: { token } })).then(
      (one) => setEmail(one.email),
      setFailure,
    );
  }, [token]);
  const isOver = email !== null || failure !== null || token === null;
  return (
    <AuthCard title={t.verifyTitle}>
      <div className="grid gap-4">
        {!isOver && <Skeleton className="h-10" />}
        {email && <Notice tone="success">{t.verified(email)}</Notice>}
        {token === null && <Notice tone="warning">{t.linkFailed}</Notice>}
        {failure !== null && (
          <Notice tone="danger">
            <FailureText failure={failure} />
          </Notice>
        )}
        {isOver && (
          <Button asChild variant="primary" className="h-9">
            <a href="/login">{t.goOn}</a>
          </Button>
        )}
      </div>
    </AuthCard>
  );
}
