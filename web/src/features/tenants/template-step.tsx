"use client";
import { Eye } from "lucide-react";
import { useState } from "react";
import { TemplatePicture, TemplatePreview } from "@/features/provisioning/template-preview";
import { useTemplates } from "@/features/provisioning/websites";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { ChoiceCards } from "@/ui/choice-cards";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";
import type { StepProps } from "./new-client-steps";

export function TemplateStep({ draft, change, errors }: StepProps) {
  const t = useText().clients;
  const templates = useTemplates();
  const [shown, setShown] = useState<{ name: string; title: string } | null>(null);
  return (
    <Region query={templates} skeleton={<Skeleton className="h-40" />}>
      {({ data }) => {
        const chosen = data.find((one) => one.name === draft.template);
        return (
          <>
            <ChoiceCards
              label={t.template}
              value={draft.template}
              onChange={(template) =>
                change({ template, features: data.find((one) => one.name === template)?.features ?? [] })
              }
              choices={data.map((one) => ({
                value: one.name,
                title: one.title,
                text: one.description,
                picture: <TemplatePicture template={one.name} />,
                aside: (
                  <Button size="sm" aria-label={t.previewTitle(one.title)} onClick={() => setShown(one)}>
                    <Eye aria-hidden />
                    {t.preview}
                  </Button>
                ),
              }))}
              className="gap-3 sm:grid-cols-2 lg:grid-cols-3"
            />
            {shown && <TemplatePreview template={shown} onClose={() => setShown(null)} />}
            {errors.template && <Notice tone="danger">{errors.template}</Notice>}
            {chosen && <Features offered={chosen.features} draft={draft} change={change} />}
          </>
        );
      }}
    </Region>
  );
}

function Features({ offered, draft, change }: { offered: string[] } & Pick<StepProps, "draft" | "change">) {
  const t = useText().clients;
  if (offered.length === 0) return <p className="text-muted-foreground">{t.noFeatures}</p>;
  const toggle = (feature: string, isOn: boolean) =>
    change({ features: offered.filter((one) => (one === feature ? isOn : draft.features.includes(one))) });
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-1 font-medium">{t.features}</legend>
      <p className="-mt-1.5 text-xs text-muted-foreground">{t.featuresHelp}</p>
      {offered.map((feature) => (
        <Checkbox
          key={feature}
          label={t.feature[feature] ?? feature}
          checked={draft.features.includes(feature)}
          onChange={(isOn) => toggle(feature, isOn)}
        />
      ))}
    </fieldset>
  );
}
