"use client";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useEffect } from "react";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Kbd } from "@/ui/kbd";
import { Sheet } from "@/ui/sheet";
import { SkeletonRows } from "@/ui/skeleton";
import { LineDetails } from "./line-details";
import { type Line, useLine } from "./lines";

// One line beside the list, with a way to the next; J and K do the same.
export function LineSheet({
  lineId,
  lines,
  onOpen,
}: {
  lineId: string;
  lines: Line[];
  onOpen: (line: string | null) => void;
}) {
  const t = useText().audit;
  const at = lines.findIndex((one) => one.id === lineId);
  const line = useLine(lineId, lines[at]);
  const newer = at > 0 ? lines[at - 1] : undefined;
  const older = at >= 0 ? lines[at + 1] : undefined;
  const go = (to: Line | undefined) => to && onOpen(to.id);
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent) => {
      const wanted = { k: newer, j: older }[key];
      if (wanted) onOpen(wanted.id);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [newer, older, onOpen]);
  return (
    <Sheet open onOpenChange={(open) => !open && onOpen(null)} title={t.lineTitle} className="w-lg">
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">
        <div className="mb-3 flex gap-1">
          <Button size="sm" disabled={!newer} onClick={() => go(newer)}>
            <ChevronUp aria-hidden />
            {t.newer}
            <Kbd className="max-sm:hidden">K</Kbd>
          </Button>
          <Button size="sm" disabled={!older} onClick={() => go(older)}>
            <ChevronDown aria-hidden />
            {t.older}
            <Kbd className="max-sm:hidden">J</Kbd>
          </Button>
        </div>
        <Region query={line} skeleton={<SkeletonRows rows={6} />}>
          {(one) => <LineDetails line={one} />}
        </Region>
      </div>
    </Sheet>
  );
}
