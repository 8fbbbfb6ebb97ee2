import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

// What this place is for, and the one thing to do about its being empty.
export function EmptyState({
  icon: Icon,
  isPage,
  title,
  text,
  action,
  className,
}: {
  icon: LucideIcon;
  isPage?: boolean; // nothing else is there
  title: string;
  text: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  const Heading = isPage ? "h1" : "h2";
  return (
    <div className={cn("flex flex-col items-center px-6 py-14 text-center", className)}>
      <span className="mb-4 grid size-10 place-items-center rounded-lg border bg-muted text-muted-foreground">
        <Icon aria-hidden className="size-5" />
      </span>
      <Heading className="text-base font-semibold">{title}</Heading>
      <p className="mt-1 max-w-sm text-pretty text-muted-foreground">{text}</p>
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
