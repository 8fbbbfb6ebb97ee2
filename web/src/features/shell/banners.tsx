"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Eye, MailWarning } from "lucide-react";
import { useRouter } from "next/navigation";
import { api, body } from "@/api/client";
import { accessToken, refreshSession } from "@/api/session";
import { useFreshPerson } from "@/features/account/use-fresh-person";
import { homeOf, usePerson } from "@/features/auth/session";
import { useFailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toasts";
import { Banner } from "./banner";
import { ReachBanner } from "./reach-banner";

// What holds for all pages at the moment.
export function Banners() {
  const { impersonator, emailVerified, email, fullName } = usePerson();
  return (
    <>
      <ReachBanner />
      {impersonator && <ImpersonationBanner name={fullName} until={impersonator.until} />}
      {!emailVerified && !impersonator && <VerifyBanner email={email} />}
    </>
  );
}

// The cookie is still the administrator's own: after the end a refresh leads back to it.
function useExit() {
  const router = useRouter();
  const queries = useQueryClient();
  const failureText = useFailureText();
  return useMutation({
    mutationFn: async () => {
      const token = await accessToken();
      await body(api.DELETE("/api/v1/auth/impersonation"));
      return refreshSession(token ?? undefined);
    },
    onSuccess: (state) => {
      queries.clear();
      if (state.kind === "signedIn") router.replace(homeOf(state.session.user));
    },
    onError: (error) => toast(failureText(error).text, { tone: "danger" }),
  });
}

function ImpersonationBanner({ name, until }: { name: string; until: string }) {
  const t = useText().shell;
  const format = useFormat();
  const exit = useExit();
  return (
    <Banner icon={<Eye />} strong>
      {t.impersonating(name, format.time(until))}
      <Button size="sm" pending={exit.isPending} onClick={() => exit.mutate()} className="text-foreground">
        {t.endImpersonation}
      </Button>
    </Banner>
  );
}

function VerifyBanner({ email }: { email: string }) {
  const t = useText().shell;
  const failureText = useFailureText();
  useFreshPerson(true);
  const resend = useMutation({
    mutationFn: () => body(api.POST("/api/v1/auth/verify-email/resend")),
    onSuccess: () => toast(t.sent, { tone: "success" }),
    onError: (error) => toast(failureText(error).text, { tone: "danger" }),
  });
  return (
    <Banner icon={<MailWarning />}>
      {t.verifyBanner(email)}
      <Button variant="link" pending={resend.isPending} onClick={() => resend.mutate()}>
        {t.sendAgain}
      </Button>
    </Banner>
  );
}
