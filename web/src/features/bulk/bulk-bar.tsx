"use client";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";

// What can be done with the chosen lines; stays in sight at the lower edge.
export function BulkBar({
  count,
  onClear,
  children,
}: {
  count: number;
  onClear: () => void;
  children: ReactNode;
}) {
  const t = useText().bulk;
  const format = useFormat();
  return (
    <div
      role="region"
      aria-label={t.bar}
      className="sticky bottom-4 z-10 flex animate-rise flex-wrap items-center gap-x-2 gap-y-1 rounded-lg border bg-popover py-2 pr-2 pl-4 shadow-lg"
    >
      <p role="status" className="mr-auto font-medium max-sm:w-[calc(100%-3rem)]">
        {t.selected(format.number(count))}
      </p>
      <Button variant="ghost" size="icon" aria-label={t.clear} onClick={onClear} className="sm:order-last">
        <X />
      </Button>
      {children}
    </div>
  );
}
