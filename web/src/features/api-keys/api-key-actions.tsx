"use client";
import { Ellipsis, RefreshCw, X } from "lucide-react";
import { useState } from "react";
import { useMay, usePerson } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { Menu, MenuItem } from "@/ui/menu";
import { toast } from "@/ui/toasts";
import { type ApiKey, type IssuedApiKey, useRevokeApiKey } from "./api-keys";
import { expiryState } from "./expiry";
import { RotateKey } from "./rotate-key";

type Props = { apiKey: ApiKey; onIssued: (key: IssuedApiKey) => void };

export function ApiKeyActions({ apiKey, onIssued }: Props) {
  const t = useText().apiKeys;
  const { userId } = usePerson();
  const mayWrite = useMay("api_keys:write");
  const [now] = useState(() => Date.now());
  const [asked, setAsked] = useState<"rotate" | "revoke" | null>(null);
  const close = () => setAsked(null);
  if (!mayWrite) return null;
  // Whoever rotates a key holds it: that is for its owner alone.
  const mayRotate = apiKey.userId === userId && expiryState(apiKey.expiresAt, now) !== "expired";
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={t.actionsFor(apiKey.name)}>
            <Ellipsis />
          </Button>
        }
      >
        {mayRotate && (
          <MenuItem onSelect={() => setAsked("rotate")}>
            <RefreshCw aria-hidden />
            {t.rotate}
          </MenuItem>
        )}
        <MenuItem danger onSelect={() => setAsked("revoke")}>
          <X aria-hidden />
          {t.revoke}
        </MenuItem>
      </Menu>
      {asked === "rotate" && <RotateKey apiKey={apiKey} onClose={close} onIssued={onIssued} />}
      {asked === "revoke" && <Revoke apiKey={apiKey} onClose={close} />}
    </>
  );
}

function Revoke({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useText().apiKeys;
  const revoke = useRevokeApiKey();
  const confirm = () =>
    revoke.mutate(apiKey.id, {
      onSuccess: () => {
        onClose();
        toast(t.revoked(apiKey.name), { tone: "success" });
      },
    });
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.revokeTitle(apiKey.name)}
      verb={t.revokeVerb}
      consequences={t.revokeConsequences}
      typed={apiKey.name}
      pending={revoke.isPending}
      error={revoke.error && <FailureText failure={revoke.error} />}
      onConfirm={confirm}
    />
  );
}
