"use client";
import { useEffect, useReducer, useState } from "react";
import { followEvents } from "@/api/events";
import { useArrived } from "@/ui/use-arrived";
import { told, untold } from "./deployment-state";

// Steps, status and log of a deployment as they come; followed anew after it was tried again.
export function useDeploymentStream(clientId: string | null, deploymentId: string | null) {
  const [state, tell] = useReducer(told, untold);
  const [isConnected, setConnected] = useState(true);
  const [failure, setFailure] = useState<unknown>(null);
  const [turn, setTurn] = useState(1);
  useEffect(() => {
    if (!clientId || !deploymentId) return;
    const stop = new AbortController();
    const path = `/api/v1/clients/${clientId}/website/deployments/${deploymentId}/events`;
    followEvents(path, { signal: stop.signal, onEvent: tell, onConnection: setConnected })
      .then(() => setConnected(true))
      .catch(setFailure);
    return () => stop.abort();
  }, [clientId, deploymentId, turn]);
  const hasBegun = useArrived(state.deployment !== null); // with all that has been told before
  return { ...(hasBegun ? state : untold), isConnected, failure, followAgain: () => setTurn(turn + 1) };
}
