"use client";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { differencesOf, textOf, wordsOf } from "./diff";
import type { Line } from "./lines";

// Field by field, the old above the new. Signs and words say which is which, not the colours alone.
export function LineDiff({ line }: { line: Line }) {
  const t = useText().audit;
  const format = useFormat();
  const words = { nothing: t.none, hidden: t.hidden, time: format.dateTime };
  const differences = differencesOf(line.before, line.after);
  if (differences.length === 0) return <p className="text-muted-foreground">{t.noDifference}</p>;
  return (
    <section className="grid gap-2">
      <h3 className="font-medium">{t.differences}</h3>
      <dl className="divide-y rounded-lg border">
        {differences.map(({ path, before, after }) => (
          <div key={path} className="grid gap-1 px-3 py-2">
            <dt className="text-xs text-muted-foreground first-letter:uppercase">{wordsOf(path)}</dt>
            {line.action !== "added" && (
              <Side
                sign="−"
                word={t.before}
                text={textOf(before, words)}
                look="bg-destructive/8 text-destructive"
              />
            )}
            {line.action !== "removed" && (
              <Side sign="+" word={t.after} text={textOf(after, words)} look="bg-success/8 text-success" />
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

function Side({ sign, word, text, look }: { sign: string; word: string; text: string; look: string }) {
  return (
    <dd className="flex min-w-0 items-start gap-2 font-mono text-xs">
      <span aria-hidden className={`w-5 shrink-0 rounded-sm text-center ${look}`}>
        {sign}
      </span>
      <span className="sr-only">{word}: </span>
      <span className="min-w-0 break-words">{text}</span>
    </dd>
  );
}
