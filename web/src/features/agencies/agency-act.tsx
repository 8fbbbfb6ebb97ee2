"use client";
import { useRouter } from "next/navigation";
import { ReasonDialog } from "@/features/platform/reason-dialog";
import { useText } from "@/messages";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { toast } from "@/ui/toasts";
import { type Act, type Agency, useAct } from "./agencies";

const usualDays = 30;

// Suspending, archiving, restoring, deleting: what it means, why it is done, and the name typed for what hurts.
export function AgencyAct({ agency, act, onClose }: { agency: Agency; act: Act; onClose: () => void }) {
  const t = useText().agencies;
  const router = useRouter();
  const { title, verb, consequences, done } = t.acts[act];
  const doing = useAct(agency.id, act);
  const send = async ({ reason = "", typed, days }: Record<string, string>) => {
    await doing.mutateAsync({ reason, agencyName: typed, days: Number(days ?? usualDays) });
    toast(done(agency.name), { tone: "success" });
    if (act === "purge") router.push("/admin/tenants");
  };
  const isHarmless = act === "restore";
  return (
    <ReasonDialog
      title={title(agency.name)}
      verb={verb}
      consequences={consequences}
      reasonHelp={act === "suspend" || act === "archive" ? t.reasonIsShown : undefined}
      typed={isHarmless ? undefined : agency.name}
      isDangerous={!isHarmless}
      onSend={send}
      onClose={onClose}
    >
      {act === "archive" && (
        <Field label={t.days} help={t.daysHelp}>
          <Input
            name="days"
            type="number"
            inputMode="numeric"
            min={1}
            max={3650}
            defaultValue={usualDays}
            required
            className="w-28"
          />
        </Field>
      )}
    </ReasonDialog>
  );
}
