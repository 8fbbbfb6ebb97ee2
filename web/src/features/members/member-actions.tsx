"use client";
import { Copy, Crown, Ellipsis, UserCheck, UserCog, UserMinus, UserX } from "lucide-react";
import { useState } from "react";
import { useMay, usePerson } from "@/features/auth/session";
import { useFailureText } from "@/features/forms/failure-text";
import { useMemberships } from "@/features/shell/workspace-switcher";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/ui/menu";
import { toast } from "@/ui/toasts";
import { ChangeMember } from "./change-member";
import { DeactivateMember, HandOver, RemoveMember } from "./member-confirms";
import { type TeamMember, useReactivateMember } from "./members";
import { judge } from "./standing";

type Asked = "change" | "deactivate" | "remove" | "handOver" | null;

function useOwnStanding() {
  const { userId, role } = usePerson();
  const own = useMemberships().data?.data.find((one) => one.isCurrent);
  return (member: TeamMember) => {
    const isOwn = member.userId === userId && (member.subTenantId ?? null) === (own?.subTenantId ?? null);
    return own && { id: isOwn ? member.id : "", role, level: own.level };
  };
}

export function MemberActions({ member }: { member: TeamMember }) {
  const t = useText().members;
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  return (
    <>
      <Menu
        className="max-w-64"
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={t.actionsFor(member.fullName)}>
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem
          onSelect={() => navigator.clipboard.writeText(member.email).then(() => toast(t.emailCopied))}
        >
          <Copy aria-hidden />
          {t.copyEmail}
        </MenuItem>
        <Changes member={member} ask={setAsked} />
      </Menu>
      {asked === "change" && <ChangeMember member={member} onClose={close} />}
      {asked === "deactivate" && <DeactivateMember member={member} onClose={close} />}
      {asked === "remove" && <RemoveMember member={member} onClose={close} />}
      {asked === "handOver" && <HandOver member={member} onClose={close} />}
    </>
  );
}

// What may be done to this person, or why nothing may.
function Changes({ member, ask }: { member: TeamMember; ask: (asked: Asked) => void }) {
  const t = useText().members;
  const mayWrite = useMay("members:write");
  const mayHandOver = useMay("ownership:transfer");
  const verdict = judge(useOwnStanding()(member), member);
  const reactivate = useReactivate();
  const isActive = member.status === "active";
  if (!mayWrite) return null;
  if (verdict !== "allowed") {
    return (
      <>
        <MenuSeparator />
        <MenuLabel className="text-pretty">{t.verdicts[verdict]}</MenuLabel>
      </>
    );
  }
  return (
    <>
      <MenuSeparator />
      <MenuItem onSelect={() => ask("change")}>
        <UserCog aria-hidden />
        {t.change}
      </MenuItem>
      {mayHandOver && isActive && member.role === "agency" && (
        <MenuItem onSelect={() => ask("handOver")}>
          <Crown aria-hidden />
          {t.handOver}
        </MenuItem>
      )}
      {isActive ? (
        <MenuItem onSelect={() => ask("deactivate")}>
          <UserX aria-hidden />
          {t.deactivate}
        </MenuItem>
      ) : (
        <MenuItem onSelect={() => reactivate(member)}>
          <UserCheck aria-hidden />
          {t.reactivate}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem danger onSelect={() => ask("remove")}>
        <UserMinus aria-hidden />
        {t.remove}
      </MenuItem>
    </>
  );
}

export function useReactivate() {
  const t = useText().members;
  const failureText = useFailureText();
  const reactivate = useReactivateMember();
  return (member: TeamMember) =>
    reactivate.mutate(member.id, {
      onSuccess: () => toast(t.reactivated(member.fullName), { tone: "success" }),
      onError: (error) => toast(failureText(error).text, { tone: "danger" }),
    });
}
