"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { ApiError, isApiError } from "@/api/error";
import { FailureText } from "@/features/forms/failure-text";
import { useLeaveGuard } from "@/features/forms/use-leave-guard";
import { deploymentPath } from "@/features/provisioning/deployment-list";
import { watchDeployment } from "@/features/provisioning/watched";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { Notice } from "@/ui/notice";
import { PageHeader } from "@/ui/page";
import { Stepper } from "@/ui/stepper";
import { useCreateClient } from "./clients";
import { complaintOf, type Draft, emptyDraft, fieldOf, newClientOf, stepOf } from "./new-client-draft";
import { ClientStep, DomainStep, ReviewStep, TemplateStep } from "./new-client-steps";

const last = 3;

function complaintsFrom(error: unknown, taken: string): Record<string, string> {
  if (isApiError(error, "domain_taken")) return { domain: taken };
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(error.details.map((one) => [fieldOf(one.field), one.message]));
}

export function NewClientScreen() {
  const t = useText().clients;
  const wizard = useWizard();
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
              {step === last ? t.create : t.next}
            </Button>
          </footer>
        </Card>
      </form>
    </ShellPage>
  );
}

function useWizard() {
  const t = useText().clients;
  const router = useRouter();
  const create = useCreateClient();
  const [step, setStep] = useState(0);
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const key = useRef<string | null>(null);
  useLeaveGuard(draft !== emptyDraft && !create.isSuccess);

  const go = (next: number) => {
    setErrors({});
    setFailure(null);
    setStep(next);
  };
  const change = (part: Partial<Draft>) => {
    key.current = null; // another wish, another key
    setErrors({});
    setDraft({ ...draft, ...part });
  };
  const refuse = (error: unknown) => {
    const complaints = complaintsFrom(error, t.domainTaken);
    const [first] = Object.keys(complaints);
    setErrors(complaints);
    setFailure(first ? null : error);
    if (first) setStep(Math.min(stepOf(first), last));
  };
  const send = () => {
    key.current ??= crypto.randomUUID();
    create.mutate(
      { client: newClientOf(draft), key: key.current },
      {
        onError: refuse,
        onSuccess: ({ id }) => {
          watchDeployment({ clientId: id, deploymentId: null });
          router.push(deploymentPath(id, "latest"));
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const complaints = complaintOf(step, draft, t);
    setErrors(complaints);
    if (Object.keys(complaints).length > 0) return;
    if (step === last) send();
    else go(step + 1);
  };
  return { step, draft, errors, failure, pending: create.isPending || create.isSuccess, go, change, submit };
}
