"use client";
import { useMutation } from "@tanstack/react-query";
import { Download, FileArchive } from "lucide-react";
import { api, body } from "@/api/client";
import { FailureText } from "@/features/forms/failure-text";
import { saveFile } from "@/features/forms/save-file";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardBody, CardHeader } from "@/ui/card";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";
import { Spinner } from "@/ui/spinner";
import { type PrivacyExport, useOwnExport } from "./own-export";

export function ExportCard() {
  const t = useText().account;
  const { id, query, ask } = useOwnExport();
  const isWritten = query.data?.status === "queued";
  return (
    <Card>
      <CardHeader
        title={t.export}
        description={t.exportText}
        actions={
          <Button size="sm" pending={ask.isPending} disabled={isWritten} onClick={() => ask.mutate()}>
            <FileArchive aria-hidden />
            {t.exportAsk}
          </Button>
        }
      />
      {ask.error && (
        <CardBody>
          <Notice tone="danger">
            <FailureText failure={ask.error} />
          </Notice>
        </CardBody>
      )}
      {id && (
        <CardBody>
          <Region query={query} skeleton={<Skeleton className="h-10" />}>
            {(found) => found && <State found={found} />}
          </Region>
        </CardBody>
      )}
    </Card>
  );
}

function State({ found }: { found: PrivacyExport }) {
  const t = useText().account;
  const format = useFormat();
  if (found.status === "failed") return <Notice tone="danger">{found.reason ?? t.exportFailed}</Notice>;
  if (found.status === "queued") {
    return (
      <p role="status" className="flex items-center gap-2 text-muted-foreground">
        <Spinner />
        {t.exportQueued}
      </p>
    );
  }
  return (
    <Notice
      tone="success"
      title={t.exportReady(format.bytes(found.size ?? 0))}
      action={<Fetch id={found.id} />}
    >
      {t.exportUntil(format.date(found.expiresAt))}
    </Notice>
  );
}

function Fetch({ id }: { id: string }) {
  const t = useText().account;
  const fetching = useMutation({
    mutationFn: async () => {
      const params = { path: { exportId: id } };
      const answer = api.GET("/api/v1/privacy/exports/{exportId}/file", { params, parseAs: "blob" });
      saveFile(
        await body(answer as Promise<{ data?: Blob; error?: unknown; response: Response }>),
        t.exportFile,
      );
    },
  });
  return (
    <span className="grid justify-items-end gap-1">
      <Button size="sm" variant="primary" pending={fetching.isPending} onClick={() => fetching.mutate()}>
        <Download aria-hidden />
        {t.download}
      </Button>
      {fetching.error && (
        <span role="alert" className="text-xs text-destructive">
          <FailureText failure={fetching.error} />
        </span>
      )}
    </span>
  );
}
