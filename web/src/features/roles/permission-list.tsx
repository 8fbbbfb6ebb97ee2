"use client";
import { Check, Minus } from "lucide-react";
import { useText } from "@/messages";
import { usePermissionWords } from "./permission-words";
import { actionOf, groupsOf } from "./permissions";
import type { Permission } from "./roles";

// What a role may and may not do, to read.
export function PermissionList({ catalogue, chosen }: { catalogue: Permission[]; chosen: string[] }) {
  const t = useText().roles;
  const words = usePermissionWords();
  return (
    <dl className="grid gap-4">
      {groupsOf(catalogue).map(({ noun, permissions }) => (
        <div key={noun}>
          <dt className="mb-1 font-medium">{words.noun(noun)}</dt>
          {permissions.map(({ name }) => {
            const isHeld = chosen.includes(name);
            const Icon = isHeld ? Check : Minus;
            return (
              <dd key={name} className="flex items-start gap-2 py-0.5">
                <Icon
                  aria-hidden
                  className={isHeld ? "mt-0.5 size-4 text-success" : "mt-0.5 size-4 text-faint"}
                />
                <span className={isHeld ? "" : "text-muted-foreground"}>
                  {words.explain(name) ?? words.action(actionOf(name))}
                  {!isHeld && <span className="sr-only"> ({t.no})</span>}
                </span>
              </dd>
            );
          })}
        </div>
      ))}
    </dl>
  );
}
