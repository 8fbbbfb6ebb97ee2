"use client";
import { usePerson } from "@/features/auth/session";
import { useText } from "@/messages";
import { Avatar } from "@/ui/avatar";
import { Badge } from "@/ui/badge";
import { RelativeTime } from "@/ui/relative-time";
import { Status } from "@/ui/status";
import { Table, Td, Th, Tr } from "@/ui/table";
import { MemberActions } from "./member-actions";
import type { TeamMember } from "./members";
import { usePlaceWords } from "./use-place-words";

// Within one client, nobody's place needs saying.
export function MembersTable({ members, inOnePlace }: { members: TeamMember[]; inOnePlace?: boolean }) {
  const t = useText();
  return (
    <Table label={t.members.people} className="rounded-b-none">
      <thead>
        <tr>
          <Th>{t.members.columnPerson}</Th>
          <Th className="max-sm:hidden">{t.members.columnRights}</Th>
          <Th className="max-md:hidden">{t.members.status}</Th>
          <Th className="max-xl:hidden">{t.members.columnJoined}</Th>
          <Th>
            <span className="sr-only">{t.members.actionsFor("")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Row key={member.id} member={member} inOnePlace={inOnePlace} />
        ))}
      </tbody>
    </Table>
  );
}

type RowProps = { member: TeamMember; inOnePlace?: boolean };

function Row({ member, inOnePlace }: RowProps) {
  const t = useText().members;
  const { userId } = usePerson();
  const isYou = member.userId === userId && !member.subTenantId;
  const isActive = member.status === "active";
  return (
    <Tr className="hover:bg-muted/60">
      <Td className="w-full max-w-0 min-w-40">
        <div className="flex items-center gap-2.5 py-1.5">
          <Avatar name={member.fullName} className={isActive ? "" : "opacity-50"} />
          <div className="min-w-0">
            <p className="flex items-center gap-1.5 font-medium">
              <span className="truncate">{member.fullName}</span>
              {isYou && <Badge>{t.you}</Badge>}
            </p>
            <p className="truncate text-xs text-muted-foreground">{member.email}</p>
            <div className="text-xs sm:hidden">
              <Rights member={member} inOnePlace={inOnePlace} />
            </div>
          </div>
        </div>
      </Td>
      <Td className="whitespace-nowrap max-sm:hidden">
        <Rights member={member} inOnePlace={inOnePlace} />
      </Td>
      <Td className="max-md:hidden">
        <Status
          kind={isActive ? "good" : "paused"}
          word={t.statuses[member.status]}
          className="align-middle"
        />
      </Td>
      <Td className="whitespace-nowrap text-muted-foreground max-xl:hidden">
        <RelativeTime time={member.createdAt} />
      </Td>
      <Td className="w-0 pr-3 pl-0 text-right">
        <MemberActions member={member} />
      </Td>
    </Tr>
  );
}

function Rights({ member, inOnePlace }: RowProps) {
  const words = usePlaceWords();
  const place = inOnePlace ? null : words.place(member);
  return (
    <>
      <span className="block">{words.rights(member)}</span>
      {place && <span className="block text-xs text-muted-foreground">{place}</span>}
    </>
  );
}
