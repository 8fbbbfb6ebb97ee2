"use client";
import { useState } from "react";
import { useFailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Switch } from "@/ui/switch";
import { toast } from "@/ui/toasts";
import { type Feature, useResetFeature } from "./features";
import { SwitchFeature } from "./switch-feature";

// A feature of an agency: on or off, and whether it deviates from what all others have.
export function FeatureLine({ agencyId, feature }: { agencyId: string; feature: Feature }) {
  const t = useText().agencies;
  const format = useFormat();
  const [asks, setAsks] = useState(false);
  const { name, meaning, isOn, isOnByDefault, changedAt } = feature;
  const words = t.featureWords[name] ?? { name, meaning };
  const state = changedAt
    ? t.changedOn(format.date(changedAt))
    : isOnByDefault
      ? t.onByDefault
      : t.offByDefault;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
      <Switch
        label={words.name}
        help={`${words.meaning} ${state}.`}
        checked={isOn}
        onChange={() => setAsks(true)}
        className="flex-1 flex-row-reverse justify-end"
      />
      {changedAt && <Reset agencyId={agencyId} name={name} label={words.name} />}
      {asks && (
        <SwitchFeature
          agencyId={agencyId}
          feature={feature}
          label={words.name}
          onClose={() => setAsks(false)}
        />
      )}
    </li>
  );
}

function Reset({ agencyId, name, label }: { agencyId: string; name: string; label: string }) {
  const t = useText().agencies;
  const failureText = useFailureText();
  const reset = useResetFeature(agencyId);
  const run = () =>
    reset.mutate(name, {
      onSuccess: () => toast(t.isReset(label), { tone: "success" }),
      onError: (error) => toast(failureText(error).text, { tone: "danger" }),
    });
  return (
    <Button size="sm" variant="ghost" pending={reset.isPending} onClick={run}>
      {t.reset}
    </Button>
  );
}
