"use client";
import { ChevronRight } from "lucide-react";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Card, CardHeader } from "@/ui/card";
import { SkeletonRows } from "@/ui/skeleton";
import { type BuiltIn, heldBy } from "./permissions";
import { useCatalogue } from "./roles";

export const builtInNames: BuiltIn[] = ["owner", "admin", "member", "client"];

export function BuiltInRoles({ onOpen }: { onOpen: (role: string) => void }) {
  const t = useText().roles;
  const format = useFormat();
  const catalogue = useCatalogue();
  return (
    <Card>
      <CardHeader title={t.builtIn} description={t.builtInText} />
      <Region query={catalogue} skeleton={<SkeletonRows rows={4} />}>
        {(all) => (
          <ul className="divide-y border-t">
            {builtInNames.map((role) => (
              <li key={role}>
                <button
                  type="button"
                  onClick={() => onOpen(role)}
                  className="flex w-full items-center gap-4 px-4 py-2.5 text-left -outline-offset-2 hover:bg-muted/60"
                >
                  <span className="min-w-0 flex-1">
                    <span className="block font-medium">{t.builtInNames[role]}</span>
                    <span className="block text-xs text-muted-foreground">{t.builtInTexts[role]}</span>
                  </span>
                  <span className="text-xs whitespace-nowrap text-muted-foreground max-sm:hidden">
                    {t.permissionCount(format.number(heldBy(all, role).length))}
                  </span>
                  <ChevronRight aria-hidden className="size-4 text-faint" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </Region>
    </Card>
  );
}
