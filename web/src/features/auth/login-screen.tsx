"use client";
import { Link } from "@/ui/link";
import { useSyncExternalStore } from "react";
import { body, openApi } from "@/api/client";
import { FailureText } from "@/features/forms/failure-text";
import { PasswordInput } from "@/features/forms/password-input";
import { useForm } from "@/features/forms/use-form";
import { useBrand } from "@/features/tenants/brand";
import { SignInWays } from "@/features/sso/sign-in-ways";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { AuthCard } from "./auth-card";
import { SecondFactor } from "./second-factor";
import { useEntry } from "./use-entry";

const still = () => () => undefined;

// Why one was sent here, or came: `?reason=`.
function useReason() {
  const t = usePublicText().auth;
  const search = useSyncExternalStore(
    still,
    () => location.search,
    () => "",
  );
  const reason = new URLSearchParams(search).get("reason");
  return { expired: t.expired, elsewhere: t.signedOutElsewhere, erased: t.erased, reset: t.resetDone }[
    reason ?? ""
  ];
}

export function LoginScreen() {
  const t = usePublicText().auth;
  const brand = useBrand();
  const reason = useReason();
  const { challenge, enter, startAgain } = useEntry();
  const form = useForm(async ({ email = "", password = "" }) =>
    enter(await body(openApi.POST("/api/v1/auth/login", { body: { email, password, delivery: "cookie" } }))),
  );
  if (challenge) return <SecondFactor challenge={challenge} onAnswer={enter} onBack={startAgain} />;
  return (
    <AuthCard
      title={t.signInTitlePlain}
      below={
        brand?.isPlatform !== false && (
          <span className={brand ? undefined : "brand-early-platform"}>
            {t.noAccount}{" "}
            <Link href="/register" className="font-medium text-link hover:underline">
              {t.registerLink}
            </Link>
          </span>
        )
      }
    >
      {/* post: sent before the script is there, a password must not get into the address */}
      <form method="post" onSubmit={form.submit} className="grid gap-4">
        {reason && <Notice>{reason}</Notice>}
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field label={t.email} error={form.fieldError("email")}>
          <Input name="email" type="email" autoComplete="username" required autoFocus className="h-9" />
        </Field>
        <Field
          label={t.password}
          error={form.fieldError("password")}
          aside={
            <Link href="/reset-password" className="text-xs text-muted-foreground hover:text-foreground">
              {t.forgot}
            </Link>
          }
        >
          <PasswordInput name="password" autoComplete="current-password" required className="h-9" />
        </Field>
        <Button type="submit" variant="primary" className="h-9" pending={form.pending}>
          {t.signIn}
        </Button>
        <SignInWays onAnswer={enter} />
      </form>
    </AuthCard>
  );
}
