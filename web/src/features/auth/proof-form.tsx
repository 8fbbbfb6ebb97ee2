"use client";
import { KeyRound } from "lucide-react";
import { api, body } from "@/api/client";
import { isApiError } from "@/api/error";
import { answerProof } from "@/api/proof";
import type { components } from "@/api/schema";
import { endSession, takeAccess } from "@/api/session";
import { FailureText } from "@/features/forms/failure-text";
import { PasswordInput } from "@/features/forms/password-input";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { askPasskey } from "./passkey";
import type { Proofs } from "./second-factors";
import { usePerson } from "./session";

type Props = { proofs: Proofs; onProven: () => void };

const path = "/api/v1/auth/confirm";

async function prove(by: components["schemas"]["Confirmation"]) {
  takeAccess(await body(api.POST(path, { body: by })));
}

export function ProofForm({ proofs, onProven }: Props) {
  const t = useText();
  const typed = useForm(async ({ password, code }) => {
    await prove(code === undefined ? { password } : { code: code.replace(/\s/g, "") });
    onProven();
  });
  const passkey = useForm(async () => {
    await prove({ passkey: await askPasskey(await body(api.POST(`${path}/options`))) });
    onProven();
  });
  const failure = typed.failure ?? passkey.failure;
  const isTyped = proofs.password || proofs.code;
  const fieldError = typed.fieldError(proofs.code ? "code" : "password");
  return (
    <div className="grid gap-3">
      {failure !== null && (
        <Notice
          tone="danger"
          action={
            isApiError(failure, "sign_in_again") && (
              <Button size="sm" onClick={() => endSession()}>
                {t.shell.signOut}
              </Button>
            )
          }
        >
          <FailureText failure={failure} />
        </Notice>
      )}
      {isTyped && (
        <form onSubmit={typed.submit} className="grid gap-4">
          {proofs.code ? <CodeField error={fieldError} /> : <PasswordField error={fieldError} />}
          <div className="flex justify-end gap-2">
            <Button onClick={() => answerProof(false)}>{t.ui.cancel}</Button>
            <Button type="submit" variant="primary" pending={typed.pending}>
              {t.auth.confirm}
            </Button>
          </div>
        </form>
      )}
      {proofs.passkey && (
        <form onSubmit={passkey.submit} className={isTyped ? "grid border-t pt-3" : "grid"}>
          <Button
            type="submit"
            variant={isTyped ? "secondary" : "primary"}
            pending={passkey.pending}
            autoFocus={!isTyped}
          >
            <KeyRound aria-hidden />
            {t.auth.usePasskey}
          </Button>
        </form>
      )}
    </div>
  );
}

function CodeField({ error }: { error?: string }) {
  const t = useText().auth;
  return (
    <Field label={t.codeLabel} help={t.codeHelp} error={error}>
      <Input
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        autoFocus
        className="tabular tracking-[0.3em]"
      />
    </Field>
  );
}

function PasswordField({ error }: { error?: string }) {
  const t = useText().auth;
  const { email } = usePerson();
  return (
    <>
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label={t.password} error={error}>
        <PasswordInput name="password" autoComplete="current-password" required autoFocus />
      </Field>
    </>
  );
}
