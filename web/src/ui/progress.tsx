import { Progress as Primitive } from "radix-ui";
import { cn } from "./cn";

const tones = { primary: "bg-link", warning: "bg-warning", danger: "bg-destructive", success: "bg-success" };

export function Progress({
  label,
  value,
  tone = "primary",
  className,
}: {
  label: string;
  value: number;
  tone?: keyof typeof tones;
  className?: string;
}) {
  const percent = Math.max(0, Math.min(100, value));
  return (
    <Primitive.Root
      aria-label={label}
      value={percent}
      className={cn("h-1.5 overflow-hidden rounded-full bg-accent", className)}
    >
      <Primitive.Indicator
        className={cn("h-full rounded-full transition-[width]", tones[tone])}
        style={{ width: `${percent}%` }}
      />
    </Primitive.Root>
  );
}
