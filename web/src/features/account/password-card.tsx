"use client";
import { useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { usePerson } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { PasswordInput } from "@/features/forms/password-input";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardBody, CardHeader } from "@/ui/card";
import { Field } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { toast } from "@/ui/toasts";
import { ownSessionsKey, trustedDevicesKey } from "./keys";

export function PasswordCard() {
  const t = useText();
  const { email } = usePerson();
  const queries = useQueryClient();
  const form = useForm(async ({ currentPassword = "", newPassword = "" }, element) => {
    await body(api.POST("/api/v1/auth/password", { body: { currentPassword, newPassword } }));
    element.reset();
    queries.invalidateQueries({ queryKey: ownSessionsKey });
    queries.invalidateQueries({ queryKey: trustedDevicesKey });
    toast(t.account.passwordChanged, { tone: "success" });
  });
  return (
    <Card>
      <CardHeader title={t.account.password} description={t.account.passwordText} />
      <CardBody>
        <form onSubmit={form.submit} className="grid gap-4">
          {form.failure !== null && (
            <Notice tone="danger">
              <FailureText failure={form.failure} />
            </Notice>
          )}
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label={t.account.currentPassword} error={form.fieldError("currentPassword")}>
              <PasswordInput name="currentPassword" autoComplete="current-password" required />
            </Field>
            <Field
              label={t.auth.newPassword}
              help={t.auth.passwordHelp}
              error={form.fieldError("newPassword")}
            >
              <PasswordInput name="newPassword" autoComplete="new-password" required minLength={8} />
            </Field>
          </div>
          <div className="flex items-center justify-between gap-4">
            <p className="text-xs text-pretty text-muted-foreground">{t.account.forgotten}</p>
            <Button type="submit" pending={form.pending}>
              {t.account.changePassword}
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
