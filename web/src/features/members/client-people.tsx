"use client";
// Who sees a client's website: its users, and those who have been invited.
import { UserPlus } from "lucide-react";
import { parseAsBoolean, useQueryState } from "nuqs";
import { useMay } from "@/features/auth/session";
import { Failure } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { SkeletonRows } from "@/ui/skeleton";
import { Invitations } from "./invitation-list";
import { useInvitations } from "./invitations";
import { InviteDialog } from "./invite-dialog";
import { useMembers } from "./members";
import { MembersTable } from "./members-table";

type Place = { id: string; name: string };

export function ClientPeople({ client }: { client: Place }) {
  const t = useText().members;
  const [isInviting, setInviting] = useQueryState("invite", parseAsBoolean.withDefault(false));
  const close = () => setInviting(null);
  const open = () => setInviting(true, { history: "push" });
  const invitations = useInvitations(client.id);
  const waiting = invitations.data ?? [];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Users client={client} isEmpty={waiting.length === 0} onInvite={open} />
      {invitations.isError && (
        <Card>
          <Failure query={invitations} />
        </Card>
      )}
      {waiting.length > 0 && (
        <Card>
          <CardHeader title={t.openInvitations} />
          <Invitations list={waiting} inOnePlace />
        </Card>
      )}
      {isInviting && <InviteDialog place={client} onClose={close} onInvited={close} />}
    </div>
  );
}

function Users({ client, isEmpty, onInvite }: { client: Place; isEmpty: boolean; onInvite: () => void }) {
  const t = useText().members;
  const mayWrite = useMay("members:write");
  const query = useMembers({ subTenantId: client.id });
  const { members, error } = query;
  const invite = mayWrite && (
    <Button size="sm" onClick={onInvite}>
      <UserPlus aria-hidden />
      {t.invite}
    </Button>
  );
  if (members?.length === 0 && isEmpty) {
    return (
      <Card>
        <EmptyState
          icon={UserPlus}
          title={t.noUsersTitle(client.name)}
          text={t.noUsersText}
          action={invite}
        />
      </Card>
    );
  }
  return (
    <Card aria-busy={!members && !error}>
      <CardHeader title={t.people} description={t.usersText(client.name)} actions={invite} />
      {members && members.length > 0 && <MembersTable members={members} inOnePlace />}
      {members?.length === 0 && <p className="border-t px-4 py-3 text-muted-foreground">{t.nobodyYet}</p>}
      {!members && (error ? <Failure query={query} /> : <SkeletonRows rows={2} className="border-t pt-9" />)}
    </Card>
  );
}
