"use client";
import { useMutation } from "@tanstack/react-query";
import { Eye, MailWarning, WifiOff } from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { api, body } from "@/api/client";
import { endSession } from "@/api/session";
import { usePerson } from "@/features/auth/session";
import { useFailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toasts";

function subscribe(listener: () => void) {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

// What holds for all pages at the moment.
export function Banners() {
  const t = useText();
  const person = usePerson();
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <>
      {!isOnline && (
        <Banner icon={<WifiOff />} strong>
          {t.failures.offline}
        </Banner>
      )}
      {person.impersonator && (
        <Banner icon={<Eye />} strong>
          {t.shell.impersonating(person.fullName)}
          <Button size="sm" onClick={() => endSession()}>
            {t.shell.endImpersonation}
          </Button>
        </Banner>
      )}
      {!person.emailVerified && !person.impersonator && <VerifyBanner email={person.email} />}
    </>
  );
}

function VerifyBanner({ email }: { email: string }) {
  const t = useText().shell;
  const failureText = useFailureText();
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

function Banner({ icon, strong, children }: { icon: ReactNode; strong?: boolean; children: ReactNode }) {
  const look = strong ? "bg-foreground text-background" : "bg-muted text-foreground";
  return (
    <div
      role="status"
      className={`flex min-h-9 items-center justify-center gap-2 border-b px-4 py-1 text-xs ${look}`}
    >
      <span aria-hidden className="contents [&>svg]:size-4 [&>svg]:shrink-0">
        {icon}
      </span>
      <span className="flex min-w-0 flex-wrap items-center gap-x-3 break-words [word-break:break-word]">
        {children}
      </span>
    </div>
  );
}
