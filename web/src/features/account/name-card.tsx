"use client";
import { api, body } from "@/api/client";
import { changePerson } from "@/api/session";
import { usePerson } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardBody, CardHeader } from "@/ui/card";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { toast } from "@/ui/toasts";

export function NameCard() {
  const t = useText().account;
  const { fullName: known } = usePerson();
  const form = useForm(async ({ fullName = "" }) => {
    const profile = await body(api.PATCH("/api/v1/auth/me", { body: { fullName } }));
    changePerson({ fullName: profile.fullName });
    toast(t.saved, { tone: "success" });
  });
  return (
    <Card>
      <CardHeader title={t.nameTitle} description={t.nameText} />
      <CardBody>
        <form onSubmit={form.submit} className="grid gap-4">
          {form.failure !== null && (
            <Notice tone="danger">
              <FailureText failure={form.failure} />
            </Notice>
          )}
          <div className="flex flex-wrap items-end gap-2">
            <Field label={t.name} error={form.fieldError("fullName")} className="min-w-52 flex-1">
              <Input name="fullName" autoComplete="name" defaultValue={known} required maxLength={120} />
            </Field>
            <Button type="submit" pending={form.pending}>
              {t.save}
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
