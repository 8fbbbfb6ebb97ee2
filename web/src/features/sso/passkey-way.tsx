"use client";
// In by a passkey alone: the browser knows which ones belong here, and whose they are.
import { KeyRound } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { body, openApi } from "@/api/client";
import { askPasskey, canMakePasskeys } from "@/features/auth/passkey";
import type { SignInAnswer } from "@/features/auth/use-entry";
import { FailureText } from "@/features/forms/failure-text";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";

const path = "/api/v1/auth/passkeys/sign-in";
const never = () => () => undefined;

async function answerOfPasskey(): Promise<SignInAnswer> {
  const passkey = await askPasskey(await body(openApi.POST(`${path}/options`)));
  return body(openApi.POST(path, { body: { passkey, delivery: "cookie" } }));
}

export function PasskeyWay({ onAnswer }: { onAnswer: (answer: SignInAnswer) => void }) {
  const t = usePublicText().signIn;
  const canAsk = useSyncExternalStore(never, canMakePasskeys, () => false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const start = async () => {
    setPending(true);
    setFailure(null);
    await answerOfPasskey().then(onAnswer).catch(setFailure);
    setPending(false);
  };
  if (!canAsk) return null;
  return (
    <>
      {failure !== null && (
        <Notice tone="danger">
          <FailureText failure={failure} />
        </Notice>
      )}
      <Button className="h-9" pending={pending} onClick={start}>
        <KeyRound aria-hidden />
        {t.byPasskey}
      </Button>
    </>
  );
}
