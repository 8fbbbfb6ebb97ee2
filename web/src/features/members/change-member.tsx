"use client";
import { useState } from "react";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";
import { toast } from "@/ui/toasts";
import { type TeamMember, useChangeMember } from "./members";
import { RightsChoice } from "./rights-choice";
import { changeTo, rightsOf } from "./standing";

export function ChangeMember({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const t = useText();
  const isClient = member.role === "client";
  const [rights, setRights] = useState(() => rightsOf(member));
  const change = useChangeMember();
  const form = useForm(async () => {
    await change.mutateAsync({ id: member.id, change: changeTo(rights, isClient) });
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
        <RightsChoice audience={isClient ? "client" : "agency"} value={rights} onChange={setRights} />
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
