"use client";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Badge } from "@/ui/badge";
import { RelativeTime } from "@/ui/relative-time";
import { Table, Td, Th, Tr } from "@/ui/table";
import { differencesOf, wordsOf } from "./diff";
import { useLineWords } from "./line-words";
import type { Line } from "./lines";

type Open = (line: string) => void;
export const actionTone = { added: "success", changed: "neutral", removed: "danger" } as const;
const shownFields = 3;

export function AuditTable({ lines, onOpen }: { lines: Line[]; onOpen: Open }) {
  const t = useText();
  return (
    <Table label={t.settings.audit} className="rounded-b-none">
      <thead>
        <tr>
          <Th>{t.audit.columnWhat}</Th>
          <Th className="max-sm:hidden">{t.audit.actor}</Th>
          <Th className="max-lg:hidden">{t.audit.columnFrom}</Th>
          <Th className="text-right">{t.audit.columnWhen}</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} line={line} onOpen={onOpen} />
        ))}
      </tbody>
    </Table>
  );
}

function fieldsOf(line: Line) {
  if (line.action !== "changed") return "";
  const fields = differencesOf(line.before, line.after).map(({ path }) => wordsOf(path));
  return fields.slice(0, shownFields).join(", ") + (fields.length > shownFields ? "…" : "");
}

function Row({ line, onOpen }: { line: Line; onOpen: Open }) {
  const t = useText().audit;
  const format = useFormat();
  const words = useLineWords();
  const about = [words.client(line.subTenantId), fieldsOf(line) || words.operation(line.operation)]
    .filter(Boolean)
    .join(" · ");
  return (
    <Tr className="relative hover:bg-muted/60">
      <Td className="w-full max-w-0 min-w-44 py-2">
        <button
          type="button"
          onClick={() => onOpen(line.id)}
          className="flex max-w-full items-center gap-2 text-left font-medium after:absolute after:inset-0 after:content-['']"
        >
          <Badge tone={actionTone[line.action]} className="w-20 justify-center">
            {t.actionWords[line.action]}
          </Badge>
          <span className="truncate">{words.noun(line.noun)}</span>
        </button>
        {about && <p className="mt-0.5 truncate text-xs text-muted-foreground sm:pl-22">{about}</p>}
        <p className="mt-0.5 truncate text-xs text-muted-foreground sm:hidden">{words.actor(line)}</p>
      </Td>
      <Td className="max-w-44 truncate max-sm:hidden">{words.actor(line)}</Td>
      <Td className="font-mono text-xs whitespace-nowrap text-muted-foreground max-lg:hidden">
        {line.address ?? t.none}
      </Td>
      <Td
        className="text-right whitespace-nowrap text-muted-foreground"
        title={format.dateTime(line.createdAt)}
      >
        <RelativeTime time={line.createdAt} className="relative" />
      </Td>
    </Tr>
  );
}
