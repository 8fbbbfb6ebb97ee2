"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import { api, body } from "@/api/client";
import { useServerWords } from "@/features/forms/failure-text";
import { tellOnDevice } from "@/features/notifications/on-device";
import { useClient } from "@/features/tenants/clients";
import { useText } from "@/messages";
import { toast } from "@/ui/toasts";
import { deploymentPath } from "./deployment-list";
import { isOver, useDeploymentId } from "./deployments";
import { unwatchDeployment, type Watched, watchedStore } from "./watched";

const none: Watched[] = [];

export function DeploymentWatch() {
  const watched = useSyncExternalStore(watchedStore.subscribe, watchedStore.read, () => none);
  return watched.map((one) => <Watch key={`${one.clientId}/${one.deploymentId}`} watched={one} />);
}

// Asks now and then until it is over; says so unless one is looking at it.
function Watch({ watched }: { watched: Watched }) {
  const t = useText().deployments;
  const told = useServerWords();
  const router = useRouter();
  const path = usePathname();
  const queries = useQueryClient();
  const { clientId } = watched;
  const { id } = useDeploymentId(clientId, watched.deploymentId ?? "latest");
  const name = useClient(clientId).data?.name;
  const found = useQuery({
    queryKey: ["deployment", clientId, id],
    queryFn: ({ signal }) =>
      body(
        api.GET("/api/v1/clients/{id}/website/deployments/{deploymentId}", {
          params: { path: { id: clientId, deploymentId: id ?? "" } },
          signal,
        }),
      ),
    enabled: id !== null,
    refetchInterval: 1_500,
    refetchIntervalInBackground: true, // who looks elsewhere waits for a message
  });
  const deployment = found.data?.deployment;
  const ended = deployment && isOver(deployment) ? deployment : null;
  const reason = ended?.reason ? told(ended.reason) : undefined;

  useEffect(() => {
    if (!ended || name === undefined) return;
    unwatchDeployment(watched);
    queries.invalidateQueries({ queryKey: ["clients"] });
    queries.invalidateQueries({ queryKey: ["website", clientId] });
    if (ended.status === "cancelled") return; // whoever did that knows
    const isLive = ended.status === "live";
    const title = isLive ? t.isLive(name) : t.hasFailed(name);
    const log = deploymentPath(clientId, ended.id);
    tellOnDevice({ title, text: reason, path: log }).catch(() => undefined);
    const isLooking = path.includes(`${clientId}/deployments`);
    if (isLooking) return;
    toast(title, {
      text: reason,
      tone: isLive ? "success" : "danger",
      action: { label: t.log, run: () => router.push(log) },
    });
  }, [ended, reason, name, watched, queries, clientId, path, router, t]);
  return null;
}
