"use client";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";

// Comes up as soon as something is not saved, and stays in sight until it is.
export function SaveBar({
  isDirty,
  pending,
  onDiscard,
}: {
  isDirty: boolean;
  pending: boolean;
  onDiscard: () => void;
}) {
  const t = usePublicText().forms;
  if (!isDirty) return null;
  return (
    <div
      role="region"
      aria-label={t.unsaved}
      className="sticky bottom-4 z-10 flex animate-rise items-center justify-between gap-3 rounded-lg border bg-popover py-2 pr-2 pl-4 shadow-lg"
    >
      <p className="min-w-0 truncate font-medium">{t.unsaved}</p>
      <div className="flex shrink-0 gap-2">
        <Button variant="ghost" onClick={onDiscard} disabled={pending}>
          {t.discard}
        </Button>
        <Button type="submit" variant="primary" pending={pending}>
          {t.save}
        </Button>
      </div>
    </div>
  );
}
