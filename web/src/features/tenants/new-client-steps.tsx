"use client";
import type { ReactNode } from "react";
import { DomainState } from "@/features/provisioning/domain-state";
import { useTemplates } from "@/features/provisioning/websites";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { cleanDomain, type Draft, domainOf } from "./new-client-draft";

export type StepProps = {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  errors: Record<string, string>;
  go: (step: number) => void;
};

export function ClientStep({ draft, change, errors }: StepProps) {
  const t = useText().clients;
  return (
    <>
      <Field label={t.clientName} help={t.clientNameHelp} error={errors.clientName}>
        <Input
          key="clientName"
          name="clientName"
          value={draft.clientName}
          onChange={(event) => change({ clientName: event.target.value })}
          maxLength={255}
          autoComplete="off"
          autoFocus
        />
      </Field>
      <Field label={t.clientEmail} optional={t.optional} help={t.clientEmailHelp} error={errors.email}>
        <Input
          name="email"
          type="email"
          value={draft.email}
          onChange={(event) => change({ email: event.target.value })}
          autoComplete="off"
        />
      </Field>
    </>
  );
}

export function DomainStep({ draft, change, errors }: StepProps) {
  const t = useText().clients;
  return (
    <>
      <Field label={t.domain} help={t.domainHelp} error={errors.domain}>
        <Input
          key="domain"
          name="domain"
          value={draft.domain}
          onChange={(event) => change({ domain: event.target.value })}
          onBlur={() => draft.domain && change({ domain: cleanDomain(draft.domain) })}
          placeholder="example.com"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
      </Field>
      {!errors.domain && <DomainState domain={domainOf(draft)} />}
    </>
  );
}

export function ReviewStep({ draft, go }: StepProps) {
  const t = useText().clients;
  const templates = useTemplates().data?.data ?? [];
  const features = draft.features.map((one) => t.feature[one] ?? one).join(", ");
  return (
    <>
      <p className="text-muted-foreground">{t.reviewText}</p>
      <dl className="divide-y rounded-md border">
        <Row name={t.stepClient} edit={() => go(0)}>
          {draft.clientName}
          {draft.email && <span className="block text-muted-foreground">{draft.email}</span>}
        </Row>
        <Row name={t.domain} edit={() => go(1)}>
          {cleanDomain(draft.domain)}
        </Row>
        <Row name={t.template} edit={() => go(2)}>
          {templates.find((one) => one.name === draft.template)?.title ?? draft.template}
          {features && <span className="block text-muted-foreground">{features}</span>}
        </Row>
      </dl>
    </>
  );
}

function Row({ name, edit, children }: { name: string; edit: () => void; children: ReactNode }) {
  const t = useText().clients;
  return (
    <div className="flex items-start gap-4 px-4 py-2.5">
      <dt className="w-24 shrink-0 text-muted-foreground">{name}</dt>
      <dd className="flex min-w-0 flex-1 items-start justify-between gap-4">
        <span className="min-w-0 break-words">{children}</span>
        <Button variant="link" aria-label={`${t.edit}: ${name}`} onClick={edit}>
          {t.edit}
        </Button>
      </dd>
    </div>
  );
}
