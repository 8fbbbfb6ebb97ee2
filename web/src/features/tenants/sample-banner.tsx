"use client";
// While there is sample data: that it is some, how its websites are, and the one act that ends it.
import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { useLastCount } from "@/features/shell/use-last";
import { type Messages, useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { Confirm } from "@/ui/confirm";
import { Skeleton } from "@/ui/skeleton";
import { type Samples, useRemoveSamples, useSamples } from "./samples";

export function sampleNews(data: Samples, t: Messages["samples"], number: (value: number) => string) {
  if (data.failedSites > 0) return t.failed(number(data.failedSites));
  return data.startingSites > 0 ? t.starting : t.text;
}

export function SampleBanner() {
  const t = useText().samples;
  const format = useFormat();
  const mayRemove = useMay("clients:write");
  const { data } = useSamples(useMay("clients:read"));
  const [asks, setAsks] = useState(false);
  const last = useLastCount("samples", data?.clients, 0);
  if (!data && last > 0) return <Skeleton className="h-14" />;
  if (!data || data.clients === 0) return null;
  return (
    <Card className="flex flex-wrap items-center gap-x-3 gap-y-2 bg-muted/40 py-2.5 pr-2.5 pl-4">
      <FlaskConical aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <p role="status" className="min-w-0 flex-1 text-pretty">
        <span className="font-medium">{t.title(format.number(data.clients))}</span>
        <span className="block text-xs text-muted-foreground">{sampleNews(data, t, format.number)}</span>
      </p>
      {mayRemove && (
        <Button size="sm" onClick={() => setAsks(true)}>
          {t.remove}
        </Button>
      )}
      {asks && <RemoveSamples onClose={() => setAsks(false)} />}
    </Card>
  );
}

function RemoveSamples({ onClose }: { onClose: () => void }) {
  const t = useText().samples;
  const remove = useRemoveSamples();
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.removeTitle}
      verb={t.removeVerb}
      consequences={t.removeConsequences}
      pending={remove.isPending}
      error={remove.error && <FailureText failure={remove.error} />}
      onConfirm={() => remove.mutate(undefined, { onSuccess: onClose })}
    />
  );
}
