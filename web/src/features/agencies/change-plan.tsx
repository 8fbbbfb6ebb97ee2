"use client";
import { useState } from "react";
import { usePlans } from "@/features/billing/plan-screen";
import { ReasonDialog } from "@/features/platform/reason-dialog";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { ChoiceCards } from "@/ui/choice-cards";
import { toast } from "@/ui/toasts";
import { type Agency, usePutOnPlan } from "./agencies";
import { tightLimits } from "./plan-fit";

export function ChangePlan({
  agency,
  planId,
  onClose,
}: {
  agency: Agency;
  planId: string;
  onClose: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const plans = usePlans().data ?? [];
  const put = usePutOnPlan(agency.id);
  const [chosen, setChosen] = useState(planId);
  const send = async ({ reason = "" }) => {
    const { planName } = await put.mutateAsync({ planId: chosen, reason });
    toast(t.agencies.isOnPlan(agency.name, planName), { tone: "success" });
  };
  const textOf = (plan: (typeof plans)[number]) => {
    const tight = tightLimits(plan, agency.usage).map((name) => t.billing.entitlements[name] ?? name);
    const price = `${format.money(plan.monthlyPrice)} ${t.billing.perMonth}`;
    return tight.length > 0 ? `${price} · ${t.agencies.tooSmall(tight.join(", "))}` : price;
  };
  return (
    <ReasonDialog
      title={t.agencies.changePlanTitle(agency.name)}
      verb={t.agencies.changePlanVerb}
      isReady={chosen !== planId}
      onSend={send}
      onClose={onClose}
    >
      <ChoiceCards
        label={t.agencies.plan}
        value={chosen}
        onChange={setChosen}
        choices={plans.map((plan) => ({
          value: plan.id,
          title: plan.id === planId ? `${plan.name} – ${t.agencies.now}` : plan.name,
          text: textOf(plan),
        }))}
      />
    </ReasonDialog>
  );
}
