"use client";
import { Conflict } from "@/features/forms/conflict";
import { FailureText } from "@/features/forms/failure-text";
import { useEdits } from "@/features/forms/use-edits";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";
import { toast } from "@/ui/toasts";
import { type TeamMember, useChangeMember, useMembers } from "./members";
import { RightsChoice } from "./rights-choice";
import { changeTo, type Rights, rightsOf } from "./standing";
import { usePlaceWords } from "./use-place-words";

const fieldsOf = (member: TeamMember) => ({ rights: rightsOf(member) });

export function ChangeMember({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const t = useText();
  const isClient = member.role === "client";
  const change = useChangeMember();
  const { refetch } = useMembers({}, false);
  const words = usePlaceWords();
  const edits = useEdits(member, {
    fieldsOf,
    send: (changes, over) =>
      change.mutateAsync({ change: changeTo(changes.rights ?? rightsOf(over), isClient), over }),
    reread: async () => {
      const pages = (await refetch()).data?.pages;
      return pages?.flatMap((page) => page.data).find((one) => one.id === member.id);
    },
  });
  const wordOf = (rights: unknown) =>
    words.rights({
      ...member,
      roleName: null,
      level: null,
      roleId: null,
      ...changeTo(rights as Rights, isClient),
    });
  const form = useForm(async () => {
    if (!(await edits.save())) return;
    toast(t.members.changed(member.fullName), { tone: "success" });
    onClose();
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.members.changeTitle(member.fullName)}
      description={t.members.changeText}
    >
      <form onSubmit={form.submit} className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Conflict edits={edits} labelOf={() => t.members.columnRights} wordOf={wordOf} />
        <RightsChoice
          audience={isClient ? "client" : "agency"}
          value={edits.fields.rights}
          onChange={(rights) => edits.set({ rights })}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" variant="primary" pending={form.pending}>
            {t.forms.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
