"use client";
import { FailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Confirm } from "@/ui/confirm";
import { toast } from "@/ui/toasts";
import { type Connection, useRemoveConnection } from "./connections";

export function RemoveConnection({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const t = useText().sso;
  const { id, name } = connection;
  const remove = useRemoveConnection(id);
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        onClose();
        toast(t.disconnected(name), { tone: "success" });
      },
    });
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.disconnectTitle(name)}
      verb={t.disconnectVerb}
      consequences={t.disconnectConsequences}
      typed={name}
      pending={remove.isPending}
      error={remove.error && <FailureText failure={remove.error} />}
      onConfirm={confirm}
    />
  );
}
