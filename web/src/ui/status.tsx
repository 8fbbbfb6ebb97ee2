import { Circle, CircleAlert, CircleCheck, CircleDashed, CirclePause, LoaderCircle } from "lucide-react";
import { cn } from "./cn";

const looks = {
  good: { icon: CircleCheck, look: "text-success" },
  busy: { icon: LoaderCircle, look: "animate-spin text-link" },
  waiting: { icon: CircleDashed, look: "text-muted-foreground" },
  paused: { icon: CirclePause, look: "text-warning" },
  bad: { icon: CircleAlert, look: "text-destructive" },
  neutral: { icon: Circle, look: "text-muted-foreground" },
};

export type StatusKind = keyof typeof looks;

// Beside words that say it too.
export function StatusIcon({ kind, className }: { kind: StatusKind; className?: string }) {
  const { icon: Icon, look } = looks[kind];
  return <Icon aria-hidden className={cn("size-4 shrink-0", look, className)} />;
}

// A state as icon and word, never as a colour alone.
export function Status({ kind, word, className }: { kind: StatusKind; word: string; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-1.5 align-bottom whitespace-nowrap", className)}>
      <StatusIcon kind={kind} />
      {word}
    </span>
  );
}
