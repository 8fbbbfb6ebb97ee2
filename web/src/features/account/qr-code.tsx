"use client";
import { encode } from "uqr";

const quiet = 4; // the border that readers need

// One path of dark squares, a run of them in a row as one piece.
export function pathOf(rows: boolean[][]) {
  const runs = rows.flatMap((row, y) => runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`));
  return runs.join("");
}

function runsOf(row: boolean[]) {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}

// Dark on white in both themes: many readers want it that way.
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const side = size + 2 * quiet;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      shapeRendering="crispEdges"
      className="size-56 rounded-md border bg-white fill-black"
    >
      <path d={pathOf(data)} />
    </svg>
  );
}
