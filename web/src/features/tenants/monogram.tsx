import { cn } from "@/ui/cn";

export const tile =
  "grid size-6 shrink-0 place-items-center rounded-md bg-primary text-xs font-bold text-primary-foreground";

// A tile in the brand's colour with the agency's initial, or the platform's sign.
export function Monogram({ letter }: { letter?: string }) {
  return (
    <span aria-hidden className={tile}>
      {letter?.toUpperCase() ?? <CrownIcon />}
    </span>
  );
}

// A crown of three towers.
export function CrownIcon({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={cn("size-4", className)} fill="currentColor">
      <path d="M4 19V8l4.5 4L12 5l3.5 7L20 8v11z" />
    </svg>
  );
}
