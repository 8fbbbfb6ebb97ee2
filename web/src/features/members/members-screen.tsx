"use client";
import { UserPlus } from "lucide-react";
import { useMay } from "@/features/auth/session";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { PageHeader } from "@/ui/page";
import { Tabs } from "@/ui/tabs";
import { InvitationList } from "./invitation-list";
import { useInvitations } from "./invitations";
import { InviteDialog } from "./invite-dialog";
import { useMemberListState } from "./member-list-state";
import { MemberList } from "./member-list";

export function MembersScreen() {
  const t = useText();
  const mayWrite = useMay("members:write");
  const invitations = useInvitations();
  const [{ tab, invite }, setState] = useMemberListState();
  const open = () => setState({ invite: true }, { history: "push" });
  const waiting = invitations.data?.length ?? 0;
  return (
    <>
      <PageHeader
        title={t.settings.members}
        description={t.members.description}
        actions={
          mayWrite && (
            <Button variant="primary" onClick={open}>
              <UserPlus aria-hidden />
              {t.members.invite}
            </Button>
          )
        }
      />
      <Tabs
        label={t.members.tabs}
        value={tab}
        onChange={(next) => setState({ tab: next }, { history: "push" })}
        tabs={[
          { value: "people", label: t.members.people, content: <MemberList /> },
          {
            value: "invitations",
            label: (
              <span className="flex items-center gap-1.5">
                {t.members.invitations}
                {waiting > 0 && (
                  <span className="tabular rounded-full bg-accent px-1.5 text-2xs text-muted-foreground">
                    {waiting}
                  </span>
                )}
              </span>
            ),
            content: <InvitationList query={invitations} onInvite={open} />,
          },
        ]}
      />
      {invite && (
        <InviteDialog
          onClose={() => setState({ invite: null })}
          onInvited={() => setState({ invite: null, tab: "invitations" })}
        />
      )}
    </>
  );
}
