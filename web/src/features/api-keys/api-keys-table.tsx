"use client";
import { useState } from "react";
import { useMay, usePerson } from "@/features/auth/session";
import { useMembers } from "@/features/members/members";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Badge } from "@/ui/badge";
import { RelativeTime } from "@/ui/relative-time";
import { Status } from "@/ui/status";
import { Table, Td, Th, Tr } from "@/ui/table";
import { ApiKeyActions } from "./api-key-actions";
import type { ApiKey, IssuedApiKey } from "./api-keys";
import { expiryState } from "./expiry";

type OnIssued = (key: IssuedApiKey) => void;
const shownScopes = 2;

export function ApiKeysTable({ keys, onIssued }: { keys: ApiKey[]; onIssued: OnIssued }) {
  const t = useText();
  return (
    <Table label={t.settings.apiKeys}>
      <thead>
        <tr>
          <Th>{t.apiKeys.columnKey}</Th>
          <Th className="max-md:hidden">{t.apiKeys.scopes}</Th>
          <Th className="max-sm:hidden">{t.apiKeys.columnUsed}</Th>
          <Th className="max-sm:hidden">{t.apiKeys.columnExpires}</Th>
          <Th>
            <span className="sr-only">{t.apiKeys.actionsFor("")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <Row key={key.id} apiKey={key} onIssued={onIssued} />
        ))}
      </tbody>
    </Table>
  );
}

function useHolder() {
  const { userId } = usePerson();
  const { members = [] } = useMembers({}, useMay("members:read"));
  return (key: ApiKey) =>
    key.userId === userId ? null : (members.find((one) => one.userId === key.userId)?.fullName ?? null);
}

function Row({ apiKey, onIssued }: { apiKey: ApiKey; onIssued: OnIssued }) {
  const t = useText().apiKeys;
  const holder = useHolder()(apiKey);
  return (
    <Tr className="hover:bg-muted/60">
      <Td className="w-full max-w-0 min-w-40 py-2">
        <p className="flex items-center gap-1.5">
          <span className="truncate font-medium">{apiKey.name}</span>
          {holder && <Badge>{t.heldBy(holder)}</Badge>}
        </p>
        <p className="truncate text-xs text-muted-foreground">
          <code className="font-mono">{apiKey.prefix}…</code>
        </p>
        <p className="text-xs sm:hidden">
          <Expiry expiresAt={apiKey.expiresAt} />
        </p>
      </Td>
      <Td className="max-md:hidden">
        <Scopes scopes={apiKey.scopes} />
      </Td>
      <Td className="whitespace-nowrap text-muted-foreground max-sm:hidden">
        {apiKey.lastUsedAt ? <RelativeTime time={apiKey.lastUsedAt} /> : t.neverUsed}
      </Td>
      <Td className="whitespace-nowrap max-sm:hidden">
        <Expiry expiresAt={apiKey.expiresAt} />
      </Td>
      <Td className="w-0 pr-3 pl-0 text-right">
        <ApiKeyActions apiKey={apiKey} onIssued={onIssued} />
      </Td>
    </Tr>
  );
}

function Scopes({ scopes }: { scopes: string[] }) {
  const more = scopes.length - shownScopes;
  return (
    <span className="flex gap-1" title={scopes.join(", ")}>
      {scopes.slice(0, shownScopes).map((scope) => (
        <Badge key={scope} className="font-mono">
          {scope}
        </Badge>
      ))}
      {more > 0 && <Badge>+{more}</Badge>}
      <span className="sr-only">{scopes.slice(shownScopes).join(", ")}</span>
    </span>
  );
}

function Expiry({ expiresAt }: { expiresAt?: string | null }) {
  const t = useText().apiKeys;
  const format = useFormat();
  const [now] = useState(() => Date.now());
  const state = expiryState(expiresAt, now);
  if (!expiresAt) return <span className="text-muted-foreground">{t.never}</span>;
  if (state === "expired") return <Status kind="bad" word={t.expired} />;
  if (state === "soon") return <Status kind="paused" word={format.date(expiresAt)} />;
  return <span className="text-muted-foreground">{format.date(expiresAt)}</span>;
}
