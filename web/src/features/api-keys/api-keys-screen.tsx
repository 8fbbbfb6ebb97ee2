"use client";
import { KeyRound, Plus } from "lucide-react";
import { parseAsBoolean, useQueryState } from "nuqs";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";
import { ApiKeysTable } from "./api-keys-table";
import { type IssuedApiKey, useApiKeys } from "./api-keys";
import { IssuedKey } from "./issued-key";
import { NewKey } from "./new-key";

export function ApiKeysScreen() {
  const t = useText();
  const keys = useApiKeys();
  const mayWrite = useMay("api_keys:write");
  const [creates, setCreates] = useQueryState("new", parseAsBoolean.withDefault(false));
  const [issued, setIssued] = useState<IssuedApiKey | null>(null);
  const open = () => setCreates(true, { history: "push" });
  const show = (key: IssuedApiKey) => {
    setIssued(key);
    setCreates(null);
  };
  return (
    <>
      <PageHeader
        title={t.settings.apiKeys}
        description={t.apiKeys.description}
        actions={
          mayWrite && (
            <Button variant="primary" onClick={open}>
              <Plus aria-hidden />
              {t.apiKeys.create}
            </Button>
          )
        }
      />
      <Card>
        <Region query={keys} skeleton={<SkeletonRows rows={3} className="pt-9" />}>
          {(list) =>
            list.length > 0 ? (
              <ApiKeysTable keys={list} onIssued={show} />
            ) : (
              <EmptyState
                icon={KeyRound}
                title={t.apiKeys.emptyTitle}
                text={t.apiKeys.emptyText}
                action={mayWrite && <Button onClick={open}>{t.apiKeys.create}</Button>}
              />
            )
          }
        </Region>
      </Card>
      {creates && mayWrite && <NewKey onClose={() => setCreates(null)} onIssued={show} />}
      {issued && <IssuedKey issued={issued} onClose={() => setIssued(null)} />}
    </>
  );
}
