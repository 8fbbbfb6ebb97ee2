import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

const look = [
  "w-full min-w-0 rounded-md border border-input bg-card text-sm text-foreground shadow-xs transition-colors",
  "placeholder:text-muted-foreground/70 hover:border-faint disabled:opacity-60 dark:bg-muted",
  "focus-visible:border-link focus-visible:outline-1 focus-visible:outline-offset-0",
  "aria-invalid:border-destructive aria-invalid:outline-destructive",
];

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(look, "h-8 px-2.5 pointer-coarse:h-10", className)} {...rest} />;
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={cn(look, "min-h-20 px-2.5 py-1.5", className)} {...rest} />;
}

// An input with something before and behind it: an icon, a unit, a button.
export function InputGroup({
  before,
  behind,
  className,
  children,
}: {
  before?: ReactNode;
  behind?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      className={cn(
        "relative flex items-center [&_svg]:size-4",
        before && "[&_input]:pl-8",
        behind && "[&_input]:pr-9",
        className,
      )}
    >
      {before && (
        <span className="pointer-events-none absolute left-2.5 text-muted-foreground" aria-hidden>
          {before}
        </span>
      )}
      {children}
      {behind && <span className="absolute right-0.5">{behind}</span>}
    </div>
  );
}
