"use client";
// The wizard that adds a client: its steps, what is typed, what is wrong, and sending it once.
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { ApiError, isApiError } from "@/api/error";
import { useLeaveGuard } from "@/features/forms/use-leave-guard";
import { deploymentPath } from "@/features/provisioning/deployment-list";
import { domainCheckOf, domainProblem } from "@/features/provisioning/domain-check";
import { watchDeployment } from "@/features/provisioning/watched";
import { useText } from "@/messages";
import { useCreateClient } from "./clients";
import {
  complaintOf,
  type Draft,
  domainOf,
  emptyDraft,
  fieldOf,
  newClientOf,
  stepOf,
} from "./new-client-draft";

type Complaints = Record<string, string>;

export const lastStep = 3;

function complaintsFrom(error: unknown, taken: string): Complaints {
  if (isApiError(error, "domain_taken")) return { domain: taken };
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(error.details.map((one) => [fieldOf(one.field), one.message]));
}

export function useNewClient() {
  const t = useText().clients;
  const [step, setStep] = useState(0);
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [errors, setErrors] = useState<Complaints>({});
  const [failure, setFailure] = useState<unknown>(null);
  const complaintsOf = useComplaints(draft);

  const refuse = (error: unknown) => {
    const complaints = complaintsFrom(error, t.domainTaken);
    const [first] = Object.keys(complaints);
    setErrors(complaints);
    setFailure(first ? null : error);
    if (first) setStep(Math.min(stepOf(first), lastStep));
  };
  const { create, send, forgetKey } = useSending(draft, refuse);
  useLeaveGuard(draft !== emptyDraft && !create.isSuccess);

  const go = (next: number) => {
    setErrors({});
    setFailure(null);
    setStep(next);
  };
  const change = (part: Partial<Draft>) => {
    forgetKey();
    setErrors({});
    setDraft({ ...draft, ...part });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const complaints = await complaintsOf(step);
    setErrors(complaints);
    if (Object.keys(complaints).length > 0) return;
    if (step === lastStep) send();
    else go(step + 1);
  };
  return { step, draft, errors, failure, pending: create.isPending || create.isSuccess, go, change, submit };
}

// A name that somebody has is found out at its step; where nobody answers, the server decides at the end.
function useComplaints(draft: Draft) {
  const t = useText().clients;
  const queries = useQueryClient();
  return async (step: number): Promise<Complaints> => {
    const complaints = complaintOf(step, draft, t);
    const domain = domainOf(draft);
    if (step !== 1 || domain === null) return complaints;
    const check = await queries.fetchQuery(domainCheckOf(domain)).catch(() => null);
    const problem = check && domainProblem(check, t);
    return problem ? { domain: problem } : {};
  };
}

// Sent again, the same wish has the same key; a changed one is another wish.
function useSending(draft: Draft, refuse: (error: unknown) => void) {
  const router = useRouter();
  const create = useCreateClient();
  const key = useRef<string | null>(null);
  const forgetKey = () => {
    key.current = null;
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
  return { create, send, forgetKey };
}
