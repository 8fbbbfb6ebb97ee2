"use client";
// Other ways in, below the password: the platform's providers, the agency's own, a link by mail.
import { Building2, LogIn, Mail } from "lucide-react";
import { Link } from "@/ui/link";
import type { MouseEvent } from "react";
import type { SignInAnswer } from "@/features/auth/use-entry";
import { FailureText } from "@/features/forms/failure-text";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { PasskeyWay } from "./passkey-way";
import { useProviders, useStart } from "./providers";

// The address that stands in the form around a button, asked for where it is missing.
function emailAround(event: MouseEvent<HTMLButtonElement>) {
  const email = event.currentTarget.form?.elements.namedItem("email");
  return email instanceof HTMLInputElement && email.reportValidity() ? email.value : null;
}

export function SignInWays({ onAnswer }: { onAnswer: (answer: SignInAnswer) => void }) {
  const t = usePublicText();
  return (
    <div className="grid gap-2">
      <p className="flex items-center gap-3 py-1 text-xs text-muted-foreground before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        {t.signIn.or}
      </p>
      <PasskeyWay onAnswer={onAnswer} />
      <ProviderWays />
      <Button asChild className="h-9">
        <Link href="/magic-link">
          <Mail aria-hidden />
          {t.auth.linkInstead}
        </Link>
      </Button>
    </div>
  );
}

function ProviderWays() {
  const t = usePublicText().signIn;
  const providers = useProviders();
  const { start, pending, failure } = useStart();
  const byEmail = (event: MouseEvent<HTMLButtonElement>) => {
    const email = emailAround(event);
    if (email) start({ email });
  };
  return (
    <>
      {failure !== null && (
        <Notice tone="danger">
          <FailureText failure={failure} />
        </Notice>
      )}
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          className="h-9"
          pending={pending === id}
          disabled={pending !== null}
          onClick={() => start({ provider: id })}
        >
          <LogIn aria-hidden />
          {t.continueWith(name)}
        </Button>
      ))}
      <Button className="h-9" pending={pending === "email"} disabled={pending !== null} onClick={byEmail}>
        <Building2 aria-hidden />
        {t.byAgency}
      </Button>
    </>
  );
}
