"use client";
import { Link } from "@/ui/link";
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
import { useEntry } from "./use-entry";

const path = "/api/v1/auth/register";

export function RegisterScreen() {
  const t = usePublicText().auth;
  const { enter } = useEntry();
  const form = useForm(async ({ agencyName = "", fullName = "", email = "", password = "" }) =>
    enter(
      await body(openApi.POST(path, { body: { agencyName, fullName, email, password, delivery: "cookie" } })),
    ),
  );
  return (
    <AuthCard
      title={t.registerTitle}
      text={t.registerText}
      below={
        <>
          {t.haveAccount}{" "}
          <Link href="/login" className="font-medium text-link hover:underline">
            {t.signIn}
          </Link>
        </>
      }
    >
      {/* post: sent before the script is there, a password must not get into the address */}
      <form method="post" onSubmit={form.submit} className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field label={t.agencyName} error={form.fieldError("agencyName")}>
          <Input
            name="agencyName"
            autoComplete="organization"
            required
            maxLength={120}
            autoFocus
            className="h-9"
          />
        </Field>
        <Field label={t.fullName} error={form.fieldError("fullName")}>
          <Input name="fullName" autoComplete="name" required maxLength={120} className="h-9" />
        </Field>
        <Field label={t.email} error={form.fieldError("email")}>
          <Input name="email" type="email" autoComplete="username" required className="h-9" />
        </Field>
        <Field label={t.password} help={t.passwordHelp} error={form.fieldError("password")}>
          <PasswordInput name="password" autoComplete="new-password" required minLength={8} className="h-9" />
        </Field>
        <Button type="submit" variant="primary" className="h-9" pending={form.pending}>
          {t.register}
        </Button>
      </form>
    </AuthCard>
  );
}
