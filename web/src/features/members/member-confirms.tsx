"use client";
// What is asked before somebody is shut out, removed, or made the owner.
import type { UseMutationResult } from "@tanstack/react-query";
import { FailureText } from "@/features/forms/failure-text";
import { useMemberships } from "@/features/shell/workspace-switcher";
import { useText } from "@/messages";
import { Confirm } from "@/ui/confirm";
import { toast } from "@/ui/toasts";
import { useReactivate } from "./member-actions";
import { type TeamMember, useDeactivateMember, useHandOver, useRemoveMember } from "./members";

type Props = { member: TeamMember; onClose: () => void };
type Question = { title: string; verb: string; consequences: string[]; typed?: string };

function Ask({
  member,
  onClose,
  mutation,
  onDone,
  ...question
}: Props & Question & { mutation: UseMutationResult<unknown, Error, string>; onDone: () => void }) {
  const confirm = () =>
    mutation.mutate(member.id, {
      onSuccess: () => {
        onClose();
        onDone();
      },
    });
  return (
    <Confirm
      {...question}
      open
      onOpenChange={(open) => !open && onClose()}
      pending={mutation.isPending}
      error={mutation.error && <FailureText failure={mutation.error} />}
      onConfirm={confirm}
    />
  );
}

export function DeactivateMember({ member, onClose }: Props) {
  const t = useText().members;
  const reactivate = useReactivate();
  const undo = { label: t.undo, run: () => reactivate(member) };
  return (
    <Ask
      member={member}
      onClose={onClose}
      mutation={useDeactivateMember()}
      onDone={() => toast(t.deactivated(member.fullName), { action: undo })}
      title={t.deactivateTitle(member.fullName)}
      verb={t.deactivateVerb}
      consequences={t.deactivateConsequences}
    />
  );
}

export function RemoveMember({ member, onClose }: Props) {
  const t = useText().members;
  return (
    <Ask
      member={member}
      onClose={onClose}
      mutation={useRemoveMember()}
      onDone={() => toast(t.removed(member.fullName), { tone: "success" })}
      title={t.removeTitle(member.fullName)}
      verb={t.removeVerb}
      consequences={t.removeConsequences}
      typed={member.fullName}
    />
  );
}

export function HandOver({ member, onClose }: Props) {
  const t = useText().members;
  const agency = useMemberships().data?.data.find((one) => one.isCurrent)?.agencyName ?? member.fullName;
  return (
    <Ask
      member={member}
      onClose={onClose}
      mutation={useHandOver()}
      onDone={() => toast(t.handedOver(member.fullName), { tone: "success" })}
      title={t.handOverTitle(agency, member.fullName)}
      verb={t.handOverVerb}
      consequences={t.handOverConsequences(member.fullName)}
      typed={agency}
    />
  );
}
