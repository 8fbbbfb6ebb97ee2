import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "@/ui/breadcrumb";

// The line above a page: where one is, between what a phone has no sidebar for.
export function TopBar({
  label,
  crumbs,
  before,
  after,
}: {
  label: string;
  crumbs: Crumb[];
  before: ReactNode;
  after?: ReactNode;
}) {
  return (
    <header className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b bg-card/90 px-3 backdrop-blur md:px-8">
      {before}
      <Breadcrumb label={label} crumbs={crumbs} />
      {after}
    </header>
  );
}
