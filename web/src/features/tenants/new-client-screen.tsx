"use client";
import { FailureText } from "@/features/forms/failure-text";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { Notice } from "@/ui/notice";
import { PageHeader } from "@/ui/page";
import { Stepper } from "@/ui/stepper";
import { ClientStep, DomainStep, ReviewStep } from "./new-client-steps";
import { TemplateStep } from "./template-step";
import { lastStep, useNewClient } from "./use-new-client";

export function NewClientScreen() {
  const t = useText().clients;
  const wizard = useNewClient();
  const { step, draft, change, errors, failure, pending } = wizard;
  const panels = [ClientStep, DomainStep, TemplateStep, ReviewStep];
  const Panel = panels[step] ?? ReviewStep;
  return (
    <ShellPage narrow crumbs={[{ label: t.title, href: "/agency/clients" }, { label: t.newTitle }]}>
      <PageHeader title={t.newTitle} />
      <Stepper
        label={t.wizard}
        steps={[t.stepClient, t.stepDomain, t.stepTemplate, t.stepReview]}
        current={step}
        onGo={wizard.go}
      />
      <form onSubmit={wizard.submit} noValidate>
        <Card>
          <div className="grid min-h-52 content-start gap-5 p-5">
            {failure !== null && (
              <Notice tone="danger">
                <FailureText failure={failure} />
              </Notice>
            )}
            <Panel draft={draft} change={change} errors={errors} go={wizard.go} />
          </div>
          <footer className="flex justify-between gap-2 border-t px-5 py-3">
            <Button disabled={step === 0} onClick={() => wizard.go(step - 1)}>
              {t.back}
            </Button>
            <Button
              type="submit"
              variant="primary"
              pending={pending}
              disabled={step === 2 && draft.template === ""}
            >
              {step === lastStep ? t.create : t.next}
            </Button>
          </footer>
        </Card>
      </form>
    </ShellPage>
  );
}
