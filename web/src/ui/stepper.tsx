import { Check } from "lucide-react";
import { cn } from "./cn";

// Where one is in a sequence; steps already done can be gone back to.
export function Stepper({
  label,
  steps,
  current,
  onGo,
}: {
  label: string;
  steps: string[];
  current: number;
  onGo: (step: number) => void;
}) {
  return (
    <ol aria-label={label} className="flex items-center gap-2">
      {steps.map((step, at) => (
        <li
          key={step}
          className={cn(
            "flex items-center gap-2",
            at > 0 && "before:h-px before:w-4 before:bg-border sm:before:w-8",
          )}
        >
          <button
            type="button"
            disabled={at >= current}
            aria-current={at === current ? "step" : undefined}
            onClick={() => onGo(at)}
            className="flex h-7 items-center gap-2 rounded-md px-1 text-muted-foreground aria-[current]:font-medium aria-[current]:text-foreground enabled:hover:text-foreground"
          >
            <span
              className={cn(
                "tabular grid size-5 place-items-center rounded-full border border-input text-2xs",
                at === current && "border-primary bg-primary text-primary-foreground",
                at < current && "border-success/40 bg-success/10 text-success",
              )}
            >
              {at < current ? <Check aria-hidden className="size-3" strokeWidth={3} /> : at + 1}
            </span>
            <span className={cn(at !== current && "max-sm:sr-only")}>{step}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
