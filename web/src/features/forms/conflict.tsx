"use client";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { Edits } from "./use-edits";

// Both sides of what two people have changed at once, and the choice between them.
export function Conflict<F extends object>({
  edits: { conflicts, takeTheirs },
  labelOf,
  wordOf = String,
}: {
  edits: Edits<F>;
  labelOf: (key: keyof F) => string;
  wordOf?: (value: unknown, key: keyof F) => string;
}) {
  const t = usePublicText().forms;
  if (conflicts.length === 0) return null;
  return (
    <Notice tone="warning" title={t.conflictTitle}>
      <p>{t.conflictText}</p>
      <dl className="mt-2 grid gap-2">
        {conflicts.map(({ key, theirs, mine }) => (
          <div key={String(key)}>
            <dt className="font-medium">{labelOf(key)}</dt>
            <dd className="break-words">
              {t.theirs}: {wordOf(theirs, key) || t.empty} · {t.mine}: {wordOf(mine, key) || t.empty}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" onClick={takeTheirs}>
          {t.takeTheirs}
        </Button>
        <Button size="sm" type="submit">
          {t.keepMine}
        </Button>
      </div>
    </Notice>
  );
}
