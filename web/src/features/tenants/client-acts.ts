"use client";
// Deleting, restoring and deploying many clients; what can be taken back is offered back.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "@/api/client";
import { type Outcome, runEach } from "@/features/bulk/run-each";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { toast } from "@/ui/toasts";
import type { Client } from "./clients";
import { ownOf } from "./samples";
import { useRestore } from "./use-restore";

export type ClientAct = "deploy" | "remove" | "restore";
type Running = { act: ClientAct; finished: number; all: number };

const requests: Record<ClientAct, (client: Client) => Promise<unknown>> = {
  deploy: ({ id }) =>
    body(api.POST("/api/v1/clients/{id}/website/deploy", { params: { path: { id } }, body: {} })),
  remove: ({ id }) => body(api.DELETE("/api/v1/tenants/clients/{id}", { params: { path: { id } } })),
  restore: ({ id }) => body(api.POST("/api/v1/tenants/clients/{id}/restore", { params: { path: { id } } })),
};

export function useClientActs() {
  const t = useText().bulk;
  const format = useFormat();
  const queries = useQueryClient();
  const restore = useRestore();
  const [running, setRunning] = useState<Running | null>(null);

  function announce(act: ClientAct, { done }: Outcome<Client>) {
    if (done.length === 0) return;
    const restorable = ownOf(done);
    const undo = { label: t.undo, run: () => void runEach(restorable, restore) };
    toast(t.done[act](format.number(done.length)), {
      tone: "success",
      action: act === "remove" && restorable.length > 0 ? undo : undefined,
    });
  }

  async function run(act: ClientAct, clients: Client[]) {
    setRunning({ act, finished: 0, all: clients.length });
    const outcome = await runEach(clients, requests[act], (finished) =>
      setRunning({ act, finished, all: clients.length }),
    );
    await Promise.all(
      ["clients", "website", "deployments"].map((root) => queries.invalidateQueries({ queryKey: [root] })),
    );
    setRunning(null);
    announce(act, outcome);
    return outcome;
  }

  return { run, running };
}
