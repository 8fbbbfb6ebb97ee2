"use client";
import { Ellipsis, Pause } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { FailureText, useFailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Menu, MenuItem } from "@/ui/menu";
import { Notice } from "@/ui/notice";
import { toast } from "@/ui/toasts";
import { useResume, useSuspend, type Website } from "./websites";

// What is seldom done to a website.
export function WebsiteMenu({ website }: { website: Website }) {
  const t = useText().deployments;
  const maySuspend = useMay("websites:suspend");
  const [suspends, setSuspends] = useState(false);
  if (!maySuspend || website.status === "suspended") return null;
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={t.actions}>
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem danger onSelect={() => setSuspends(true)}>
          <Pause aria-hidden />
          {t.suspend}
        </MenuItem>
      </Menu>
      {suspends && <Suspend website={website} onClose={() => setSuspends(false)} />}
    </>
  );
}

function Suspend({ website, onClose }: { website: Website; onClose: () => void }) {
  const t = useText();
  const suspend = useSuspend(website.subTenantId);
  const form = useForm(async ({ reason = "" }) => {
    await suspend.mutateAsync(reason.trim() || null);
    onClose();
    toast(t.deployments.suspended);
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.deployments.suspendTitle}
      description={t.deployments.suspendText}
    >
      <form onSubmit={form.submit} className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field
          label={t.deployments.suspendReason}
          optional={t.forms.optional}
          help={t.deployments.suspendReasonHint}
          error={form.fieldError("reason")}
        >
          <Input name="reason" maxLength={500} autoComplete="off" />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" variant="destructive" pending={form.pending}>
            {t.deployments.suspendVerb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function SuspendedNotice({ website }: { website: Website }) {
  const t = useText().deployments;
  const maySuspend = useMay("websites:suspend");
  const failureText = useFailureText();
  const resume = useResume(website.subTenantId);
  if (website.suspendedAt === null) return null;
  const goOn = () =>
    resume.mutate(undefined, {
      onSuccess: () => toast(t.resumed, { tone: "success" }),
      onError: (error) => toast(failureText(error).text, { tone: "danger" }),
    });
  return (
    <Notice
      tone="warning"
      title={t.suspendedTitle}
      className="mx-4 mb-3"
      action={
        maySuspend && (
          <Button size="sm" pending={resume.isPending} onClick={goOn}>
            {t.resume}
          </Button>
        )
      }
    >
      {website.suspensionReason ?? t.suspendedText}
    </Notice>
  );
}
