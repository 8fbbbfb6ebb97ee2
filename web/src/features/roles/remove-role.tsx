"use client";
import { FailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Confirm } from "@/ui/confirm";
import { toast } from "@/ui/toasts";
import { type Role, useRemoveRole } from "./roles";

export function RemoveRole({ role, onClose }: { role: Role; onClose: () => void }) {
  const t = useText().roles;
  const remove = useRemoveRole();
  const confirm = () =>
    remove.mutate(role.id, {
      onSuccess: () => {
        onClose();
        toast(t.removed(role.name), { tone: "success" });
      },
    });
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.removeTitle(role.name)}
      verb={t.removeVerb}
      consequences={t.removeConsequences}
      pending={remove.isPending}
      error={remove.error && <FailureText failure={remove.error} />}
      onConfirm={confirm}
    />
  );
}
