"use client";
import { ReasonDialog } from "@/features/platform/reason-dialog";
import { useText } from "@/messages";
import { toast } from "@/ui/toasts";
import { type Person, type PersonAct, usePersonAct } from "./people";

export function PersonActDialog({
  person,
  act,
  onClose,
}: {
  person: Person;
  act: PersonAct;
  onClose: () => void;
}) {
  const { title, verb, consequences, done } = useText().people.acts[act];
  const doing = usePersonAct(person.id, act);
  const send = async ({ reason = "" }) => {
    await doing.mutateAsync(reason);
    toast(done(person.fullName), { tone: "success" });
  };
  return (
    <ReasonDialog
      title={title(person.fullName)}
      verb={verb}
      consequences={consequences}
      typed={act === "deactivate" ? person.fullName : undefined}
      isDangerous={act === "deactivate"}
      onSend={send}
      onClose={onClose}
    />
  );
}
