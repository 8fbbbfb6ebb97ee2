"use client";
import { useState } from "react";
import { api, body } from "@/api/client";
import { usePerson } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card, CardBody, CardHeader } from "@/ui/card";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { useFreshPerson } from "./use-fresh-person";

// The new address counts once its owner has opened the link that goes there.
export function EmailCard() {
  const t = useText().account;
  const { email, emailVerified } = usePerson();
  const [asked, setAsked] = useState<{ next: string; old: string } | null>(null);
  const isWaiting = asked !== null && asked.old === email;
  useFreshPerson(isWaiting || !emailVerified);
  const form = useForm(async ({ email: next = "" }) => {
    await body(api.POST("/api/v1/auth/me/email", { body: { email: next } }));
    setAsked({ next, old: email });
  });
  return (
    <Card>
      <CardHeader title={t.email} description={t.emailText} />
      <CardBody className="grid gap-4">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium break-words">{email}</span>
          <Badge tone={emailVerified ? "success" : "warning"}>
            {emailVerified ? t.confirmed : t.unconfirmed}
          </Badge>
        </p>
        {isWaiting && <Notice>{t.emailAsked(asked.next, asked.old)}</Notice>}
        <form key={email} onSubmit={form.submit} className="grid gap-4">
          {form.failure !== null && (
            <Notice tone="danger">
              <FailureText failure={form.failure} />
            </Notice>
          )}
          <div className="flex flex-wrap items-end gap-2">
            <Field label={t.newEmail} error={form.fieldError("email")} className="min-w-52 flex-1">
              <Input name="email" type="email" autoComplete="email" required />
            </Field>
            <Button type="submit" pending={form.pending}>
              {t.changeEmail}
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
