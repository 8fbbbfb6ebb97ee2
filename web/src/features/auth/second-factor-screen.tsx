"use client";
import "@/messages/all";
import { useState } from "react";
import { body, openApi } from "@/api/client";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { AuthCard } from "./auth-card";
import { askPasskey } from "./passkey";
import { RecoveryCodes } from "./recovery-codes";
import { SetUpFactor } from "./set-up-factor";
import type { Challenge, SignInAnswer } from "./use-entry";

type Props = { challenge: Challenge; onAnswer: (answer: SignInAnswer) => void; onBack: () => void };

const path = "/api/v1/auth/second-factor";

export function SecondFactorScreen({ challenge, onAnswer, onBack }: Props) {
  const t = usePublicText().auth;
  const { token, methods } = challenge;
  const sets = methods.includes("setUp");
  const [recovers, setRecovers] = useState(!sets && !methods.includes("totp"));
  const [trusts, setTrusts] = useState(false);
  const [shown, setShown] = useState<SignInAnswer | null>(null);
  const done = (answer: SignInAnswer) => (answer.recoveryCodes?.length ? setShown(answer) : onAnswer(answer));
  const form = useForm(async ({ code = "", recoveryCode = "" }) => {
    const proof = recovers ? { recoveryCode } : { code: code.replace(/\s/g, "") };
    done(await body(openApi.POST(path, { body: { token, trustDevice: trusts, ...proof } })));
  });
  const passkey = useForm(async () => {
    const options = await body(openApi.POST(`${path}/passkey`, { body: { token } }));
    const answer = { token, trustDevice: trusts, passkey: await askPasskey(options) };
    done(await body(openApi.POST(path, { body: answer })));
  });
  const failure = form.failure ?? passkey.failure;

  if (shown) return <RecoveryCodes codes={shown.recoveryCodes ?? []} onDone={() => onAnswer(shown)} />;
  return (
    <AuthCard title={sets ? t.setUpTitle : t.secondFactorTitle} text={sets && t.setUpText}>
      <div className="grid gap-4">
        {failure !== null && (
          <Notice tone="danger">
            <FailureText failure={failure} />
          </Notice>
        )}
        {sets && <SetUpFactor token={token} />}
        <form onSubmit={form.submit} className="grid gap-4">
          {recovers ? (
            <Field
              key="recovery"
              label={t.recoveryLabel}
              help={t.recoveryHelp}
              error={form.fieldError("recoveryCode")}
            >
              <Input name="recoveryCode" autoComplete="off" required autoFocus className="h-9 font-mono" />
            </Field>
          ) : (
            <Field key="code" label={t.codeLabel} help={t.codeHelp} error={form.fieldError("code")}>
              <Input
                name="code"
                inputMode="numeric"
                autoComplete="one-time-code"
                required
                autoFocus={!sets}
                className="tabular h-9 tracking-[0.3em]"
              />
            </Field>
          )}
          <Checkbox checked={trusts} onChange={setTrusts} label={t.trustDevice} />
          <Button type="submit" variant="primary" className="h-9" pending={form.pending}>
            {t.confirm}
          </Button>
        </form>
        <div className="grid gap-1">
          {methods.includes("passkey") && (
            <form onSubmit={passkey.submit} className="grid">
              <Button type="submit" className="h-9" pending={passkey.pending}>
                {t.usePasskey}
              </Button>
            </form>
          )}
          {methods.includes("recoveryCode") && methods.includes("totp") && (
            <Button variant="ghost" onClick={() => setRecovers(!recovers)}>
              {recovers ? t.useApp : t.useRecovery}
            </Button>
          )}
          <Button variant="ghost" onClick={onBack}>
            {t.backToSignIn}
          </Button>
        </div>
      </div>
    </AuthCard>
  );
}
