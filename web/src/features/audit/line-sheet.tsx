"use client";
import { Neighbours } from "@/features/shell/neighbours";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Sheet } from "@/ui/sheet";
import { SkeletonRows } from "@/ui/skeleton";
import { LineDetails } from "./line-details";
import { type Line, useLine } from "./lines";

// One line beside the list, with a way to the next; J and K do the same.
export function LineSheet({
  lineId,
  lines,
  onOpen,
  onHistory,
}: {
  lineId: string;
  lines: Line[];
  onOpen: (line: string | null) => void;
  onHistory: (row: string) => void;
}) {
  const t = useText().audit;
  const at = lines.findIndex((one) => one.id === lineId);
  const line = useLine(lineId, lines[at]);
  return (
    <Sheet open onOpenChange={(open) => !open && onOpen(null)} title={t.lineTitle} className="w-lg">
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">
        <div className="mb-3">
          <Neighbours
            ids={lines.map(({ id }) => id)}
            id={lineId}
            onOpen={onOpen}
            previousLabel={t.newer}
            nextLabel={t.older}
          />
        </div>
        <Region query={line} skeleton={<SkeletonRows rows={6} />}>
          {(one) => <LineDetails line={one} onHistory={onHistory} />}
        </Region>
      </div>
    </Sheet>
  );
}
