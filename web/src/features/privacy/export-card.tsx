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
import { type PrivacyExport, type Subject, useExport } from "./exports";

export function ExportCard({ subject }: { subject: Subject }) {
  const t = useText().privacy;
  const { id, query, ask } = useExport(subject);
  const isWritten = query.data?.status === "queued";
  return (
    <Card>
      <CardHeader
        title={t.title[subject]}
        description={t.text[subject]}
        actions={
          <Button size="sm" pending={ask.isPending} disabled={isWritten} onClick={() => ask.mutate()}>
            <FileArchive aria-hidden />
            {t.ask}
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
            {(found) => found && <State found={found} subject={subject} />}
          </Region>
        </CardBody>
      )}
    </Card>
  );
}

function State({ found, subject }: { found: PrivacyExport; subject: Subject }) {
  const t = useText().privacy;
  const format = useFormat();
  if (found.status === "failed") return <Notice tone="danger">{found.reason ?? t.failed}</Notice>;
  if (found.status === "queued") {
    return (
      <p role="status" className="flex items-center gap-2 text-muted-foreground">
        <Spinner />
        {t.queued}
      </p>
    );
  }
  return (
    <Notice
      tone="success"
      title={t.ready(format.bytes(found.size ?? 0))}
      action={<Fetch id={found.id} fileName={t.file[subject]} />}
    >
      {t.until(format.date(found.expiresAt))}
    </Notice>
  );
}

function Fetch({ id, fileName }: { id: string; fileName: string }) {
  const t = useText().privacy;
  const fetching = useMutation({
    mutationFn: async () => {
      const params = { path: { exportId: id } };
      const answer = api.GET("/api/v1/privacy/exports/{exportId}/file", { params, parseAs: "blob" });
      saveFile(await body(answer as Promise<{ data?: Blob; error?: unknown; response: Response }>), fileName);
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
