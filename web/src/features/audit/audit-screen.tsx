"use client";
import { Download } from "lucide-react";
import { useState } from "react";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { PageHeader } from "@/ui/page";
import { AuditLog } from "./audit-log";
import { lineFilterOf, useAuditState } from "./audit-state";
import { ExportDialog } from "./export-dialog";

export function AuditScreen({ description }: { description?: string }) {
  const t = useText();
  const [state, setState] = useAuditState();
  const [now] = useState(() => new Date());
  return (
    <>
      <PageHeader
        title={t.settings.audit}
        description={description ?? t.audit.description}
        actions={
          <Button onClick={() => setState({ export: "new" }, { history: "push" })}>
            <Download aria-hidden />
            {t.audit.export}
          </Button>
        }
      />
      <AuditLog />
      {state.export && <ExportDialog exportId={state.export} filter={lineFilterOf(state, now)} />}
    </>
  );
}
