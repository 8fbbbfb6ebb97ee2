import type { ReactNode } from "react";

// A line above everything else.
export function Banner({
  icon,
  strong,
  children,
}: {
  icon: ReactNode;
  strong?: boolean;
  children: ReactNode;
}) {
  const look = strong ? "bg-foreground text-background" : "bg-muted text-foreground";
  return (
    <div
      role="status"
      className={`flex min-h-9 items-center justify-center gap-2 border-b px-4 py-1 text-xs ${look}`}
    >
      <span aria-hidden className="contents [&>svg]:size-4 [&>svg]:shrink-0">
        {icon}
      </span>
      <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 break-words [word-break:break-word]">
        {children}
      </span>
    </div>
  );
}
