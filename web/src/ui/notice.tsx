import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const tones = {
  info: { icon: Info, look: "border-link/25 bg-link/6 [&>svg]:text-link" },
  success: { icon: CircleCheck, look: "border-success/25 bg-success/6 [&>svg]:text-success" },
  warning: { icon: TriangleAlert, look: "border-warning/30 bg-warning/8 [&>svg]:text-warning" },
  danger: { icon: CircleAlert, look: "border-destructive/25 bg-destructive/6 [&>svg]:text-destructive" },
};

// Something to know, where it matters. Dangers are read out at once.
export function Notice({
  tone = "info",
  title,
  action,
  className,
  children,
}: {
  tone?: keyof typeof tones;
  title?: ReactNode;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  const { icon: Icon, look } = tones[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cn("flex items-start gap-2.5 rounded-md border px-3 py-2.5", look, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-pretty text-foreground/85">{children}</div>}
      </div>
      {action}
    </div>
  );
}
