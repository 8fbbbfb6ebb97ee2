"use client";
import { CircleAlert } from "lucide-react";
import { cloneElement, type ReactElement, type ReactNode, useId } from "react";
import { cn } from "./cn";
import { Label } from "./label";

type Control = ReactElement<{
  id?: string;
  required?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}>;

// Label above, help below, error at the field; all of it is told to screen readers.
export function Field({
  label,
  help,
  error,
  optional,
  aside,
  className,
  children,
}: {
  label: ReactNode;
  help?: ReactNode;
  error?: string;
  optional?: string;
  aside?: ReactNode;
  className?: string;
  children: Control;
}) {
  const made = useId();
  const id = children.props.id ?? made;
  const about = `${id}-about`;
  return (
    <div className={cn("grid content-start gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={id}>
          {label}
          {optional && <span className="ml-1.5 font-normal text-muted-foreground">{optional}</span>}
        </Label>
        {aside}
      </div>
      {cloneElement(children, {
        id,
        "aria-describedby": error || help ? about : undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error ? (
        <p id={about} className="flex items-start gap-1.5 text-xs text-destructive">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      ) : (
        help && (
          <p id={about} className="text-xs text-muted-foreground">
            {help}
          </p>
        )
      )}
    </div>
  );
}
