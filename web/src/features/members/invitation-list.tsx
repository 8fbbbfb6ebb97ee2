"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { MailPlus } from "lucide-react";
import { useMay } from "@/features/auth/session";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { RelativeTime } from "@/ui/relative-time";
import { SkeletonRows } from "@/ui/skeleton";
import { Status } from "@/ui/status";
import { Table, Td, Th, Tr } from "@/ui/table";
import { InvitationActions } from "./invitation-actions";
import type { Invitation } from "./invitations";
import { usePlaceWords } from "./use-place-words";

export function InvitationList({
  query,
  onInvite,
}: {
  query: UseQueryResult<Invitation[]>;
  onInvite: () => void;
}) {
  const t = useText().members;
  const mayWrite = useMay("members:write");
  return (
    <Card>
      <Region query={query} skeleton={<SkeletonRows rows={3} className="pt-9" />}>
        {(list) =>
          list.length > 0 ? (
            <Invitations list={list} />
          ) : (
            <EmptyState
              icon={MailPlus}
              title={t.noInvitationsTitle}
              text={t.noInvitationsText}
              action={mayWrite && <Button onClick={onInvite}>{t.invite}</Button>}
            />
          )
        }
      </Region>
    </Card>
  );
}

// Within one client, nobody's place needs saying.
export function Invitations({ list, inOnePlace }: { list: Invitation[]; inOnePlace?: boolean }) {
  const t = useText().members;
  return (
    <Table label={t.invitations}>
      <thead>
        <tr>
          <Th>{t.email}</Th>
          <Th className="max-sm:hidden">{t.columnRights}</Th>
          <Th className="max-lg:hidden">{t.columnInviter}</Th>
          <Th className="max-md:hidden">{t.columnExpires}</Th>
          <Th>
            <span className="sr-only">{t.actionsFor("")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {list.map((one) => (
          <Row key={one.id} invitation={one} inOnePlace={inOnePlace} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ invitation, inOnePlace }: { invitation: Invitation; inOnePlace?: boolean }) {
  const t = useText().members;
  const words = usePlaceWords();
  const place = inOnePlace ? null : words.place(invitation);
  const rights = [words.rights(invitation), place].filter(Boolean).join(" · ");
  const isPending = invitation.status === "pending";
  const state = <Status kind={isPending ? "waiting" : "paused"} word={isPending ? t.pending : t.expired} />;
  return (
    <Tr>
      <Td className="w-full max-w-0 min-w-40">
        <p className="truncate font-medium">{invitation.email}</p>
        <p className="truncate text-xs text-muted-foreground sm:hidden">{rights}</p>
        <p className="text-xs md:hidden">{state}</p>
      </Td>
      <Td className="whitespace-nowrap max-sm:hidden">{rights}</Td>
      <Td className="whitespace-nowrap text-muted-foreground max-lg:hidden">{invitation.inviterName}</Td>
      <Td className="whitespace-nowrap max-md:hidden">
        {state}
        <span className="block text-xs text-muted-foreground">
          <RelativeTime time={invitation.expiresAt} />
        </span>
      </Td>
      <Td className="w-0 py-2 pr-3 pl-0 text-right">
        <InvitationActions invitation={invitation} />
      </Td>
    </Tr>
  );
}
