"use client";
import { X } from "lucide-react";
import { useState } from "react";
import { useMay, usePerson } from "@/features/auth/session";
import { newClientPath } from "@/features/shell/navigation";
import { AddSamples } from "@/features/tenants/add-samples";
import { type Client } from "@/features/tenants/clients";
import { hasBrand } from "@/features/tenants/has-brand";
import { ownOf } from "@/features/tenants/samples";
import { useSettings } from "@/features/tenants/settings";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardFooter, CardHeader } from "@/ui/card";
import { Progress } from "@/ui/progress";
import { ChecklistStep } from "./checklist-step";

const key = "checklist-hidden";

// The first steps, ticked by what is really there; samples tick none. Gone when done, or when hidden.
export function Checklist({ clients }: { clients: Client[] }) {
  const t = useText();
  const { tenantId, emailVerified } = usePerson();
  const mayAdd = useMay("clients:write");
  const [isHidden, setHidden] = useState(() => localStorage.getItem(key) === tenantId);
  const settings = useSettings(useMay("settings:write")).data;
  const own = ownOf(clients);
  const first = own.at(-1);
  const steps = [
    { title: t.dashboard.stepVerify, text: t.dashboard.stepVerifyText, isDone: emailVerified },
    ...(settings
      ? [
          {
            title: t.dashboard.stepBrand,
            text: t.dashboard.stepBrandText,
            isDone: hasBrand(settings),
            href: "/agency/settings/branding",
          },
        ]
      : []),
    { title: t.dashboard.stepClient, text: t.dashboard.stepClientText, isDone: !!first, href: newClientPath },
    {
      title: t.dashboard.stepLive,
      text: t.dashboard.stepLiveText,
      isDone: own.some((client) => client.status === "live"),
      href: first && `/agency/clients/${first.id}/deployments/latest`,
    },
  ];
  const done = steps.filter((step) => step.isDone).length;
  if (!mayAdd || isHidden || done === steps.length) return null;
  const hide = () => {
    localStorage.setItem(key, tenantId);
    setHidden(true);
  };
  return (
    <Card>
      <CardHeader
        title={t.dashboard.checklist}
        description={t.dashboard.checklistText(done, steps.length)}
        actions={
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t.dashboard.hide}
            title={t.dashboard.hide}
            onClick={hide}
          >
            <X />
          </Button>
        }
      />
      <Progress label={t.dashboard.checklist} value={(done / steps.length) * 100} className="mx-4 mb-2" />
      <ol className="divide-y">
        {steps.map((step) => (
          <ChecklistStep key={step.title} {...step} />
        ))}
      </ol>
      {clients.length === 0 && (
        <CardFooter className="flex-wrap gap-y-2.5 text-sm">
          <span className="text-pretty">{t.samples.tryText}</span>
          <AddSamples />
        </CardFooter>
      )}
    </Card>
  );
}
