"use client";
import { useEffect, useState } from "react";
import { body, openApi } from "@/api/client";
import type { components } from "@/api/schema";
import { FailureText } from "@/features/forms/failure-text";
import { PasswordInput } from "@/features/forms/password-input";
import { useForm } from "@/features/forms/use-form";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";
import { AuthCard } from "./auth-card";
import { useLinkToken } from "./link-token";
import { SecondFactor } from "./second-factor";
import { useEntry } from "./use-entry";

type Invitation = components["schemas"]["InvitationView"];

export function AcceptInvitationScreen() {
  const t = usePublicText().auth;
  const token = useLinkToken();
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (!token) return;
    body(openApi.POST("/api/v1/auth/invitations/look", { body: { token } })).then(setInvitation, setFailure);
  }, [token]);
  if (token && invitation) return <Accept token={token} invitation={invitation} />;
  return (
    <AuthCard title={failure !== null || token === null ? t.accept : t.checking}>
      {token === null && <Notice tone="warning">{t.linkFailed}</Notice>}
      {failure !== null && (
        <Notice tone="danger">
          <FailureText failure={failure} />
        </Notice>
      )}
      {token !== null && failure === null && <Skeleton className="h-9" />}
    </AuthCard>
  );
}

function Accept({ token, invitation }: { token: string; invitation: Invitation }) {
  const t = usePublicText().auth;
  const { challenge, enter, startAgain } = useEntry();
  const form = useForm(async ({ fullName, password = "" }) =>
    enter(
      await body(
        openApi.POST("/api/v1/auth/invitations/accept", {
          body: { token, fullName: fullName || null, password, delivery: "cookie" },
        }),
      ),
    ),
  );
  const place = invitation.clientName ?? invitation.agencyName;
  if (challenge) return <SecondFactor challenge={challenge} onAnswer={enter} onBack={startAgain} />;
  return (
    <AuthCard
      title={t.invitationTitle(place)}
      text={t.invitationText(invitation.inviterName, place)}
      below={t.invitationFor(invitation.email)}
    >
      <form onSubmit={form.submit} className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <input type="hidden" name="username" autoComplete="username" value={invitation.email} readOnly />
        {!invitation.hasAccount && (
          <Field label={t.fullName} error={form.fieldError("fullName")}>
            <Input name="fullName" autoComplete="name" required autoFocus className="h-9" />
          </Field>
        )}
        <Field
          label={invitation.hasAccount ? t.existingPassword : t.password}
          help={invitation.hasAccount ? undefined : t.passwordHelp}
          error={form.fieldError("password")}
        >
          <PasswordInput
            name="password"
            autoComplete={invitation.hasAccount ? "current-password" : "new-password"}
            required
            className="h-9"
          />
        </Field>
        <Button type="submit" variant="primary" className="h-9" pending={form.pending}>
          {t.accept}
        </Button>
      </form>
    </AuthCard>
  );
}
