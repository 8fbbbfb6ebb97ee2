"use client";
import { ReasonDialog } from "@/features/platform/reason-dialog";
import { useText } from "@/messages";
import { toast } from "@/ui/toasts";
import { type Feature, useSwitchFeature } from "./features";

export function SwitchFeature({
  agencyId,
  feature,
  label,
  onClose,
}: {
  agencyId: string;
  feature: Feature;
  label: string;
  onClose: () => void;
}) {
  const t = useText().agencies;
  const change = useSwitchFeature(agencyId);
  const isOn = !feature.isOn;
  const send = async ({ reason = "" }) => {
    await change.mutateAsync({ feature: feature.name, isOn, reason });
    toast(isOn ? t.isOn(label) : t.isOff(label), { tone: "success" });
  };
  return (
    <ReasonDialog
      title={isOn ? t.switchOnTitle(label) : t.switchOffTitle(label)}
      verb={isOn ? t.switchOn : t.switchOff}
      consequences={[isOn ? t.switchOnText : t.switchOffText]}
      onSend={send}
      onClose={onClose}
    />
  );
}
