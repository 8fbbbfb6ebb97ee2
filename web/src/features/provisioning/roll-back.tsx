"use client";
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";
import type { Deployment } from "./deployments";
import { watchDeployment } from "./watched";
import { useDeploymentAct } from "./websites";

type Props = { clientId: string; deployment: Deployment; pathOf: (id: string) => string; size?: "sm" };

// Goes back to the release of an earlier deployment, where it is still kept.
export function RollBack({ clientId, deployment, pathOf, size }: Props) {
  const text = useText();
  const t = text.deployments;
  const router = useRouter();
  const mayDeploy = useMay("websites:deploy");
  const [asks, setAsks] = useState(false);
  const activate = useDeploymentAct(clientId, "activate");
  if (!mayDeploy || !deployment.canActivate) return null;
  const source = deployment.commit
    ? `${deployment.branch}@${deployment.commit.slice(0, 7)}`
    : deployment.branch;
  const confirm = () =>
    activate.mutate(deployment.id, {
      onSuccess: (made) => {
        watchDeployment({ clientId, deploymentId: made.id });
        router.push(pathOf(made.id));
      },
    });
  return (
    <>
      <Button size={size} aria-label={t.rollBackTo(deployment.number)} onClick={() => setAsks(true)}>
        <Undo2 aria-hidden />
        {t.rollBack}
      </Button>
      <Dialog
        open={asks}
        onOpenChange={setAsks}
        title={t.rollBackTitle(deployment.number)}
        description={t.rollBackText(source)}
        footer={
          <>
            <Button onClick={() => setAsks(false)}>{text.ui.cancel}</Button>
            <Button variant="primary" pending={activate.isPending} onClick={confirm}>
              {t.rollBack}
            </Button>
          </>
        }
      >
        {activate.error && (
          <Notice tone="danger">
            <FailureText failure={activate.error} />
          </Notice>
        )}
      </Dialog>
    </>
  );
}
