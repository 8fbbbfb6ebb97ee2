import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

// Scrolls in its own box where it is too wide, and so does what only screen readers see.
export function Table({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className={cn("relative overflow-x-auto first:rounded-t-[inherit] last:rounded-b-[inherit]", className)}
    >
      <table className="w-full border-collapse text-sm">{children}</table>
    </div>
  );
}

export function Th({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cn(
        "h-9 px-4 text-left text-xs font-medium whitespace-nowrap text-muted-foreground",
        className,
      )}
      {...rest}
    />
  );
}

export type Direction = "asc" | "desc";

export function SortableTh({
  sorted,
  onSort,
  className,
  children,
}: {
  sorted?: Direction;
  onSort: (next: Direction) => void;
  className?: string;
  children: ReactNode;
}) {
  const Icon = sorted === "asc" ? ArrowUp : sorted === "desc" ? ArrowDown : ChevronsUpDown;
  return (
    <Th
      className={className}
      aria-sort={sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined}
    >
      <button
        type="button"
        onClick={() => onSort(sorted === "asc" ? "desc" : "asc")}
        className="-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:text-foreground"
      >
        {children}
        <Icon aria-hidden className={cn("size-3.5", !sorted && "opacity-50")} />
      </button>
    </Th>
  );
}

export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={cn("border-t transition-colors", className)} {...rest} />;
}

export function Td({ className, ...rest }: ComponentProps<"td">) {
  return <td className={cn("h-11 px-4", className)} {...rest} />;
}
