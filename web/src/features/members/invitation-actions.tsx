"use client";
import { Ellipsis, Send, X } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { FailureText, useFailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { Menu, MenuItem } from "@/ui/menu";
import { toast } from "@/ui/toasts";
import { type Invitation, useResend, useRevoke } from "./invitations";

export function InvitationActions({ invitation }: { invitation: Invitation }) {
  const t = useText().members;
  const mayWrite = useMay("members:write");
  const [revokes, setRevokes] = useState(false);
  const resend = useSendAgain(invitation);
  if (!mayWrite) return null;
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={t.actionsFor(invitation.email)}>
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem onSelect={resend}>
          <Send aria-hidden />
          {t.resend}
        </MenuItem>
        <MenuItem danger onSelect={() => setRevokes(true)}>
          <X aria-hidden />
          {t.revoke}
        </MenuItem>
      </Menu>
      {revokes && <Revoke invitation={invitation} onClose={() => setRevokes(false)} />}
    </>
  );
}

function useSendAgain({ id, email }: Invitation) {
  const t = useText().members;
  const failureText = useFailureText();
  const resend = useResend();
  return () =>
    resend.mutate(id, {
      onSuccess: () => toast(t.resent(email), { tone: "success" }),
      onError: (error) => toast(failureText(error).text, { tone: "danger" }),
    });
}

function Revoke({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const t = useText().members;
  const revoke = useRevoke();
  const confirm = () =>
    revoke.mutate(invitation.id, {
      onSuccess: () => {
        onClose();
        toast(t.revoked(invitation.email), { tone: "success" });
      },
    });
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.revokeTitle(invitation.email)}
      verb={t.revokeVerb}
      consequences={t.revokeConsequences}
      pending={revoke.isPending}
      error={revoke.error && <FailureText failure={revoke.error} />}
      onConfirm={confirm}
    />
  );
}
