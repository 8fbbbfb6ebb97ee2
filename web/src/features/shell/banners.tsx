"use client";
import { useMutation } from "@tanstack/react-query";
import { MailWarning } from "lucide-react";
import { api, body } from "@/api/client";
import { useFreshPerson } from "@/features/account/use-fresh-person";
import { usePerson } from "@/features/auth/session";
import { useFailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toasts";
import { Banner } from "./banner";
import { ImpersonationBanner } from "./impersonation-banner";
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
