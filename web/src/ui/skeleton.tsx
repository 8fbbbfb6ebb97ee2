import type { ComponentProps } from "react";
import { cn } from "./cn";

// The shape of what is on its way; it shows itself after a moment only.
export function Skeleton({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div aria-hidden className="animate-late">
      <div className={cn("h-4 animate-pulse rounded-sm bg-accent", className)} {...rest} />
    </div>
  );
}

// `tall`: of two lines each.
export function SkeletonRows({
  rows = 5,
  tall,
  className,
}: {
  rows?: number;
  tall?: boolean;
  className?: string;
}) {
  return (
    <div aria-hidden className={cn("divide-y", className)}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={`flex items-center gap-4 px-4 ${tall ? "h-14" : "h-11"}`}>
          <Skeleton className={row % 2 ? "w-40" : "w-32"} />
          <Skeleton className="w-20" />
        </div>
      ))}
    </div>
  );
}
