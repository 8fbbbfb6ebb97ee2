"use client";
import { Link } from "@/ui/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { body, openApi } from "@/api/client";
import { FailureText } from "@/features/forms/failure-text";
import { PasswordInput } from "@/features/forms/password-input";
import { useForm } from "@/features/forms/use-form";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { AuthCard } from "./auth-card";
import { useLinkToken } from "./link-token";

// Asks for the mail and, with the token of its link, for the new password.
export function ResetPasswordScreen() {
  const token = useLinkToken();
  return token ? <SetPassword token={token} /> : <AskMail />;
}

function BackToSignIn() {
  const t = usePublicText().auth;
  return (
    <Link href="/login" className="hover:text-foreground">
      {t.backToSignIn}
    </Link>
  );
}

function AskMail() {
  const t = usePublicText().auth;
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm(async ({ email = "" }) => {
    await body(openApi.POST("/api/v1/auth/password/forgot", { body: { email } }));
    setSentTo(email);
  });
  if (sentTo)
    return <AuthCard title={t.linkSentTitle} text={t.linkSentText(sentTo)} below={<BackToSignIn />} />;
  return (
    <AuthCard title={t.forgotTitle} text={t.forgotText} below={<BackToSignIn />}>
      <form onSubmit={form.submit} className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field label={t.email} error={form.fieldError("email")}>
          <Input name="email" type="email" autoComplete="username" required autoFocus className="h-9" />
        </Field>
        <Button type="submit" variant="primary" className="h-9" pending={form.pending}>
          {t.sendLink}
        </Button>
      </form>
    </AuthCard>
  );
}

function SetPassword({ token }: { token: string }) {
  const t = usePublicText().auth;
  const router = useRouter();
  const form = useForm(async ({ newPassword = "" }) => {
    await body(openApi.POST("/api/v1/auth/password/reset", { body: { token, newPassword } }));
    router.replace("/login?reason=reset");
  });
  return (
    <AuthCard title={t.resetTitle} text={t.resetText} below={<BackToSignIn />}>
      <form onSubmit={form.submit} className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field label={t.newPassword} help={t.passwordHelp} error={form.fieldError("newPassword")}>
          <PasswordInput
            name="newPassword"
            autoComplete="new-password"
            required
            minLength={8}
            autoFocus
            className="h-9"
          />
        </Field>
        <Button type="submit" variant="primary" className="h-9" pending={form.pending}>
          {t.setPassword}
        </Button>
      </form>
    </AuthCard>
  );
}
