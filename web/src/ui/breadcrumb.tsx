import { ChevronRight } from "lucide-react";
import { Link } from "./link";
import { Fragment, type ReactNode } from "react";

export type Crumb = { label: ReactNode; href?: string };

export function Breadcrumb({ label, crumbs }: { label: string; crumbs: Crumb[] }) {
  return (
    <nav aria-label={label} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {crumbs.map((crumb, at) => (
          <Fragment key={crumb.href ?? at}>
            {at > 0 && (
              <li aria-hidden className="text-faint">
                <ChevronRight className="size-3.5" />
              </li>
            )}
            <li className="min-w-0 truncate last:font-medium">
              {crumb.href ? (
                <Link
                  href={crumb.href}
                  className="inline-flex min-h-6 min-w-6 items-center rounded-sm text-muted-foreground hover:text-foreground"
                >
                  {crumb.label}
                </Link>
              ) : (
                <span aria-current="page">{crumb.label}</span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
