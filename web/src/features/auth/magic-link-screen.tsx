"use client";
import { Link } from "@/ui/link";
import { useEffect, useRef, useState } from "react";
import { body, openApi } from "@/api/client";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";
import { AuthCard } from "./auth-card";
import { useLinkToken } from "./link-token";
import { SecondFactor } from "./second-factor";
import { useEntry } from "./use-entry";

// Asks for a link, and is where the link leads.
export function MagicLinkScreen() {
  const token = useLinkToken();
  if (token) return <FollowLink token={token} />;
  return <AskLink isReady={token === null} />;
}

function FollowLink({ token }: { token: string }) {
  const t = usePublicText().auth;
  const { challenge, enter, startAgain } = useEntry();
  const [hasFailed, setFailed] = useState(false);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true; // a link is good for one try
    body(openApi.POST("/api/v1/auth/magic-link/sign-in", { body: { token, delivery: "cookie" } })).then(
      enter,
      () => setFailed(true),
    );
  }, [token, enter]);
  if (challenge) return <SecondFactor challenge={challenge} onAnswer={enter} onBack={startAgain} />;
  return (
    <AuthCard title={hasFailed ? t.linkTitle : t.checking}>
      {hasFailed ? (
        <div className="grid gap-4">
          <Notice tone="warning">{t.linkFailed}</Notice>
          <Button asChild className="h-9">
            <a href="/magic-link">{t.askNewLink}</a>
          </Button>
        </div>
      ) : (
        <Skeleton className="h-9" />
      )}
    </AuthCard>
  );
}

function AskLink({ isReady }: { isReady: boolean }) {
  const t = usePublicText().auth;
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm(async ({ email = "" }) => {
    await body(openApi.POST("/api/v1/auth/magic-link", { body: { email } }));
    setSentTo(email);
  });
  const back = <Link href="/login">{t.backToSignIn}</Link>;
  if (sentTo) return <AuthCard title={t.linkSentTitle} text={t.linkSentText(sentTo)} below={back} />;
  return (
    <AuthCard title={t.linkTitle} text={t.linkText} below={back}>
      <form onSubmit={form.submit} className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field label={t.email} error={form.fieldError("email")}>
          <Input name="email" type="email" autoComplete="username" required autoFocus className="h-9" />
        </Field>
        <Button type="submit" variant="primary" className="h-9" pending={form.pending} disabled={!isReady}>
          {t.sendLink}
        </Button>
      </form>
    </AuthCard>
  );
}
