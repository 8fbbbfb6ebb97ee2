"use client";
import { isApiError } from "@/api/error";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { toast } from "@/ui/toasts";
import { watchDeployment } from "./watched";
import { useDeploy, type Website } from "./websites";

type Props = { website: Website; onClose: () => void; onDeployed?: (id: string) => void };

export function DeployBranch({ website, onClose, onDeployed }: Props) {
  const t = useText();
  const deploy = useDeploy(website.subTenantId);
  const form = useForm(async ({ branch = "" }) => {
    const made = await deploy.mutateAsync(branch.trim() || null);
    watchDeployment({ clientId: website.subTenantId, deploymentId: made.id });
    onClose();
    if (onDeployed) onDeployed(made.id);
    else toast(t.deployments.deployed);
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.deployments.deployTitle}
      description={t.deployments.deployText}
    >
      <form onSubmit={form.submit} className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            {isApiError(form.failure, "deployment_active") ? (
              t.deployments.active
            ) : (
              <FailureText failure={form.failure} />
            )}
          </Notice>
        )}
        <Field label={t.deployments.branch} error={form.fieldError("branch")}>
          <Input
            name="branch"
            defaultValue={website.branch}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" variant="primary" pending={form.pending}>
            {t.deployments.redeploy}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
