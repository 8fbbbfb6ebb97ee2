"use client";
import { FailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Confirm } from "@/ui/confirm";
import { toast } from "@/ui/toasts";
import { type Client, useRemoveClient } from "./clients";
import { useRestore } from "./use-restore";

export function RemoveClient({
  client,
  onClose,
  onRemoved,
}: {
  client: Client;
  onClose: () => void;
  onRemoved?: () => void;
}) {
  const { clients: t, samples } = useText();
  const remove = useRemoveClient();
  const restore = useRestore();
  const confirm = () =>
    remove.mutate(client.id, {
      onSuccess: () => {
        onClose();
        const undo = { label: t.undo, run: () => restore(client) };
        toast(t.removed(client.name), { action: client.isSample ? undefined : undo });
        onRemoved?.();
      },
    });
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.removeTitle(client.name)}
      verb={t.removeVerb}
      consequences={(client.isSample ? samples.removeOneConsequences : t.removeConsequences)(client.name)}
      typed={client.isSample ? undefined : client.name}
      pending={remove.isPending}
      error={remove.error && <FailureText failure={remove.error} />}
      onConfirm={confirm}
    />
  );
}
