"use client";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { SettingsDraft } from "./use-settings-draft";

// Both sides of what two people have changed at once, and the choice between them.
export function SettingsConflict({ draft }: { draft: SettingsDraft }) {
  const t = useText();
  if (draft.conflicts.length === 0) return null;
  return (
    <Notice tone="warning" title={t.forms.conflictTitle}>
      <p>{t.forms.conflictText}</p>
      <dl className="mt-2 grid gap-2">
        {draft.conflicts.map(({ key, theirs, mine }) => (
          <div key={key}>
            <dt className="font-medium">{t.settings.field[key]}</dt>
            <dd className="break-words">
              {t.forms.theirs}: {theirs || t.forms.empty} · {t.forms.mine}: {mine || t.forms.empty}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 flex gap-2">
        <Button size="sm" onClick={draft.takeTheirs}>
          {t.forms.takeTheirs}
        </Button>
        <Button size="sm" type="submit">
          {t.forms.keepMine}
        </Button>
      </div>
    </Notice>
  );
}
