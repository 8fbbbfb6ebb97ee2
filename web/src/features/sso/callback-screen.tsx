"use client";
import { Link } from "@/ui/link";
import { useEffect, useRef, useState } from "react";
import { body, openApi } from "@/api/client";
import { isApiError } from "@/api/error";
import { AuthCard } from "@/features/auth/auth-card";
import { SecondFactor } from "@/features/auth/second-factor";
import { useEntry } from "@/features/auth/use-entry";
import { FailureText } from "@/features/forms/failure-text";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";
import { type Answer, useAnswer } from "./answer";
import { elsewhereOf, hasBegunHere } from "./begun";

// Where identity providers send people back to: from the platform's address on to the one where they began, which alone
// can take the answer. Nothing is shown before that is known, since anything would show the platform's name.
export function CallbackScreen() {
  const answer = useAnswer();
  const isAtHome = useIsAtHome(answer);
  if (answer === null) return <Failed failure={null} />;
  return answer && isAtHome ? <Finish answer={answer} /> : null;
}

// Without an answer of the server the answer of the provider cannot be sent either, and the failure is shown.
function useIsAtHome(answer: Answer | null | undefined) {
  const [isAtHome, setAtHome] = useState(false);
  useEffect(() => {
    if (!answer) return;
    const elsewhere = hasBegunHere(answer) ? Promise.resolve(null) : elsewhereOf(answer);
    elsewhere.catch(() => null).then((page) => (page === null ? setAtHome(true) : location.replace(page)));
  }, [answer]);
  return isAtHome;
}

function Waiting() {
  return (
    <AuthCard title={usePublicText().signIn.signingIn}>
      <Skeleton className="h-9" />
    </AuthCard>
  );
}

function Finish({ answer }: { answer: Answer }) {
  const { challenge, enter, startAgain } = useEntry();
  const [failure, setFailure] = useState<unknown>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true; // an answer is good for one try
    const sent = { ...answer, delivery: "cookie" as const };
    body(openApi.POST("/api/v1/auth/oidc/callback", { body: sent })).then(enter, setFailure);
  }, [answer, enter]);
  if (challenge) return <SecondFactor challenge={challenge} onAnswer={enter} onBack={startAgain} />;
  return failure === null ? <Waiting /> : <Failed failure={failure} />;
}

function Failed({ failure }: { failure: unknown }) {
  const t = usePublicText();
  return (
    <AuthCard title={t.signIn.failedTitle}>
      <div className="grid gap-4">
        <Notice tone="warning">
          <Why failure={failure} />
        </Notice>
        <Button asChild variant="primary" className="h-9">
          <Link href="/login">{t.auth.backToSignIn}</Link>
        </Button>
      </div>
    </AuthCard>
  );
}

function Why({ failure }: { failure: unknown }) {
  const t = usePublicText().signIn;
  if (failure === null) return t.noAnswer;
  if (isApiError(failure, "email_not_verified")) return t.emailNotConfirmed;
  return <FailureText failure={failure} />;
}
