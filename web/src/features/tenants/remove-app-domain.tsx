"use client";
import { FailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Confirm } from "@/ui/confirm";
import { toast } from "@/ui/toasts";
import { useRemoveDomain } from "./app-domain";

export function RemoveAppDomain({ domain, onClose }: { domain: string; onClose: () => void }) {
  const t = useText().settings;
  const remove = useRemoveDomain();
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        onClose();
        toast(t.domainRemoved(domain), { tone: "success" });
      },
    });
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.domainRemoveTitle(domain)}
      verb={t.domainRemoveVerb}
      consequences={t.domainRemoveConsequences(domain)}
      typed={domain}
      pending={remove.isPending}
      error={remove.error && <FailureText failure={remove.error} />}
      onConfirm={confirm}
    />
  );
}
