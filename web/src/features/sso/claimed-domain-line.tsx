"use client";
import { RefreshCw, X } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { FailureText, useServerWords } from "@/features/forms/failure-text";
import { RecordPieces } from "@/features/tenants/dns-records";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { Notice } from "@/ui/notice";
import { RelativeTime } from "@/ui/relative-time";
import { Status } from "@/ui/status";
import { toast } from "@/ui/toasts";
import { type ClaimedDomain, useGiveUpDomain, useVerifyDomain } from "./connections";

type Props = { domain: ClaimedDomain };

export function ClaimedDomainLine({ domain }: Props) {
  const t = useText().sso;
  const told = useServerWords();
  const mayWrite = useMay("oidc:write");
  const { verify, isLooking } = useVerifyDomain(domain);
  const [givesUp, setGivesUp] = useState(false);
  const isProved = Boolean(domain.verifiedAt) && !domain.problem;
  return (
    <li className="grid gap-3 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-48 flex-1 font-medium break-all">{domain.domain}</p>
        <Status kind={isProved ? "good" : "waiting"} word={isProved ? t.proved : t.waiting} />
        {mayWrite && (
          <span className="flex gap-2">
            <Button
              size="sm"
              pending={isLooking}
              aria-label={t.verifyOf(domain.domain)}
              onClick={() => verify.mutate()}
            >
              <RefreshCw aria-hidden />
              {t.verify}
            </Button>
            <Button
              size="icon-sm"
              variant="ghost"
              aria-label={t.giveUpOf(domain.domain)}
              onClick={() => setGivesUp(true)}
            >
              <X />
            </Button>
          </span>
        )}
      </div>
      {domain.problem && <Notice tone="warning">{told(domain.problem)}</Notice>}
      {verify.error && (
        <Notice tone="danger">
          <FailureText failure={verify.error} />
        </Notice>
      )}
      {!isProved && (
        <>
          <p className="text-muted-foreground">{t.record}</p>
          <RecordPieces name={domain.recordName} value={domain.recordValue} />
        </>
      )}
      <p role="status" className="text-xs text-muted-foreground">
        {isLooking ? (
          t.looking
        ) : (
          <>
            {t.lastLook} {domain.checkedAt ? <RelativeTime time={domain.checkedAt} /> : t.never}
          </>
        )}
      </p>
      {givesUp && <GiveUp domain={domain} onClose={() => setGivesUp(false)} />}
    </li>
  );
}

function GiveUp({ domain: { id, domain }, onClose }: Props & { onClose: () => void }) {
  const t = useText().sso;
  const giveUp = useGiveUpDomain(id);
  const confirm = () =>
    giveUp.mutate(undefined, {
      onSuccess: () => {
        onClose();
        toast(t.givenUp(domain), { tone: "success" });
      },
    });
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.giveUpTitle(domain)}
      verb={t.giveUpVerb}
      consequences={t.giveUpConsequences(domain)}
      pending={giveUp.isPending}
      error={giveUp.error && <FailureText failure={giveUp.error} />}
      onConfirm={confirm}
    />
  );
}
