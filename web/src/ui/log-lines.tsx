import { useFormat } from "@/messages/format";
import { cn } from "./cn";
import type { LogLine } from "./log-view";

type Props = { lines: LogLine[]; wraps: boolean; query: string; empty: string };

export function LogLines({ lines, wraps, query, empty }: Props) {
  const format = useFormat();
  if (lines.length === 0) return <p className="px-4 py-2 font-sans text-sm text-muted-foreground">{empty}</p>;
  return lines.map((line) => (
    <div key={line.id} className="flex gap-4 px-4 hover:bg-muted">
      <time dateTime={line.time} className="tabular shrink-0 leading-5 text-muted-foreground select-none">
        {format.time(line.time)}
      </time>
      <span className={cn("leading-5", wraps ? "wrap-anywhere whitespace-pre-wrap" : "whitespace-pre")}>
        <Marked text={line.text} query={query} />
      </span>
    </div>
  ));
}

function Marked({ text, query }: { text: string; query: string }) {
  const at = query ? text.toLowerCase().indexOf(query.toLowerCase()) : -1;
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded-xs bg-warning/25 text-inherit">{text.slice(at, at + query.length)}</mark>
      {text.slice(at + query.length)}
    </>
  );
}
