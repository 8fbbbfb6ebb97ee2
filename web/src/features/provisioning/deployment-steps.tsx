"use client";
import { Circle, CircleCheck, CircleX, LoaderCircle } from "lucide-react";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { cn } from "@/ui/cn";
import type { Step } from "./deployments";
import { useNow } from "./use-now";

const icons = {
  waiting: { icon: Circle, look: "text-faint" },
  running: { icon: LoaderCircle, look: "animate-spin text-link" },
  done: { icon: CircleCheck, look: "text-success" },
  failed: { icon: CircleX, look: "text-destructive" },
};

// The steps in their order, with how long each took or has taken so far.
export function DeploymentSteps({ names, steps }: { names: string[]; steps: Step[] }) {
  const t = useText().deployments;
  const now = useNow(steps.some((step) => step.status === "running"));
  return (
    <ol aria-label={t.steps} className="px-2 pb-2">
      {names.map((name, at) => (
        <StepRow
          key={name}
          name={name}
          step={steps.find((one) => one.name === name)}
          now={now}
          isLast={at === names.length - 1}
        />
      ))}
    </ol>
  );
}

function StepRow({ name, step, now, isLast }: { name: string; step?: Step; now: number; isLast: boolean }) {
  const t = useText().deployments;
  const format = useFormat();
  const status = step?.status ?? "waiting";
  const { icon: Icon, look } = icons[status];
  const [title, text] = t.step[name] ?? [name, ""];
  const word = { waiting: t.stepWaiting, running: t.stepRunning, done: t.stepDone, failed: t.stepFailed }[
    status
  ];
  const end = step?.finishedAt ? Date.parse(step.finishedAt) : now;
  return (
    <li className="flex gap-3 px-2">
      <span className="flex flex-col items-center pt-2.5">
        <Icon aria-hidden className={cn("size-4 shrink-0", look)} />
        {!isLast && <span className="mt-1.5 -mb-1.5 w-px flex-1 bg-border" />}
      </span>
      <div className={cn("min-w-0 flex-1 py-2", status === "waiting" && "text-muted-foreground")}>
        <div className="flex items-baseline justify-between gap-3">
          <span className="font-medium">{title}</span>
          <span className="tabular text-xs whitespace-nowrap text-muted-foreground">
            <span className="sr-only">{word} </span>
            {step ? format.duration(end - Date.parse(step.startedAt)) : ""}
          </span>
        </div>
        <p className="text-xs text-muted-foreground">
          {text}
          {step && step.attempt > 1 && ` · ${t.attempt(step.attempt)}`}
        </p>
        {step?.error && status !== "done" && <p className="mt-1 text-xs text-destructive">{step.error}</p>}
      </div>
    </li>
  );
}
