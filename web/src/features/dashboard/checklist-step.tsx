"use client";
import { Circle, CircleCheck } from "lucide-react";
import { Link } from "@/ui/link";

export function ChecklistStep({
  title,
  text,
  isDone,
  href,
}: {
  title: string;
  text: string;
  isDone: boolean;
  href?: string;
}) {
  const Icon = isDone ? CircleCheck : Circle;
  const isLink = !isDone && href;
  return (
    <li className="relative flex items-center gap-3 px-4 py-2.5 has-[a]:hover:bg-muted/60">
      <Icon aria-hidden className={isDone ? "size-4 shrink-0 text-success" : "size-4 shrink-0 text-faint"} />
      <div className={isDone ? "text-muted-foreground" : ""}>
        {isLink ? (
          <Link href={href} className="font-medium after:absolute after:inset-0 after:content-['']">
            {title}
          </Link>
        ) : (
          <span className="font-medium">{title}</span>
        )}
        {!isDone && <p className="text-xs text-muted-foreground">{text}</p>}
      </div>
    </li>
  );
}
