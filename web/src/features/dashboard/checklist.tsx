"use client";
import { X } from "lucide-react";
import { useState } from "react";
import { useMay, usePerson } from "@/features/auth/session";
import { newClientPath } from "@/features/shell/navigation";
import { useLast } from "@/features/shell/use-last";
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

// The first steps, ticked by what is really there, and by what was there last until that is known; samples tick none.
// Gone when done, or when hidden.
export function Checklist({ clients, isEmpty }: { clients: Client[] | null; isEmpty: boolean }) {
  const t = useText();
  const { tenantId } = usePerson();
  const mayAdd = useMay("clients:write");
  const [isHidden, setHidden] = useState(() => localStorage.getItem(key) === tenantId);
  const steps = useSteps(clients);
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
      {isEmpty && (
        <CardFooter className="flex-wrap gap-y-2.5 text-sm">
          <span className="text-pretty">{t.samples.tryText}</span>
          <AddSamples />
        </CardFooter>
      )}
    </Card>
  );
}

// None of them before it is known whether there is one left to do.
function useSteps(clients: Client[] | null) {
  const t = useText().dashboard;
  const { emailVerified } = usePerson();
  const mayBrand = useMay("settings:write");
  const settings = useSettings(mayBrand);
  const own = clients && ownOf(clients);
  const first = own?.at(-1);
  const brand = {
    title: t.stepBrand,
    text: t.stepBrandText,
    isDone: settings.data !== undefined && hasBrand(settings.data),
    href: "/agency/settings/branding",
  };
  const steps = [
    { title: t.stepVerify, text: t.stepVerifyText, isDone: emailVerified, href: undefined },
    ...(mayBrand && !settings.isError ? [brand] : []),
    { title: t.stepClient, text: t.stepClientText, isDone: !!first, href: newClientPath },
    {
      title: t.stepLive,
      text: t.stepLiveText,
      isDone: own?.some((client) => client.status === "live") ?? false,
      href: first && `/agency/clients/${first.id}/deployments/latest`,
    },
  ];
  const isKnown = clients !== null && !(mayBrand && settings.isPending);
  const last = useLast("steps", isKnown ? steps.map(({ isDone }) => Number(isDone)).join("") : undefined);
  if (isKnown) return steps;
  if (last === null) return emailVerified ? [] : steps;
  return steps.map((step, at) => ({ ...step, isDone: last[at] === "1" }));
}
