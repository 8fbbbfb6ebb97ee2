"use client";
import { useMay, usePerson } from "@/features/auth/session";
import { usePermissionWords } from "@/features/roles/permission-words";
import { type BuiltIn, heldBy, lackingOf, summaryOf } from "@/features/roles/permissions";
import { type Audience, type Permission, type Role, useCatalogue, useRoles } from "@/features/roles/roles";
import { useText } from "@/messages";
import { ChoiceCards } from "@/ui/choice-cards";
import { Skeleton } from "@/ui/skeleton";
import type { Rights } from "./standing";

type Choice = { value: Rights; title: string; text: string; wanted: string[] };

const builtIns: Record<Audience, (BuiltIn & Rights)[]> = { agency: ["admin", "member"], client: ["client"] };

// Levels and roles in one list. What the chooser lacks cannot be given, and says why.
export function RightsChoice({
  audience,
  value,
  onChange,
}: {
  audience: Audience;
  value: Rights;
  onChange: (rights: Rights) => void;
}) {
  const t = useText().members;
  const { permissions: mine } = usePerson();
  const catalogue = useCatalogue().data;
  const roles = useRoles(useMay("roles:read")).data ?? [];
  const choicesOf = useChoices();
  if (!catalogue) return <Skeleton className="h-28" />;
  return (
    <div className="grid gap-1.5">
      <p className="font-medium">{t.columnRights}</p>
      <ChoiceCards
        label={t.columnRights}
        value={value}
        onChange={onChange}
        choices={choicesOf(audience, catalogue, roles).map(({ wanted, text, ...choice }) => {
          const lacking = lackingOf(mine, wanted);
          return {
            ...choice,
            text: lacking.length > 0 ? t.beyond(lacking.join(", ")) : text,
            disabled: lacking.length > 0,
          };
        })}
      />
    </div>
  );
}

function useChoices() {
  const t = useText().roles;
  const words = usePermissionWords();
  return (audience: Audience, catalogue: Permission[], roles: Role[]): Choice[] => [
    ...builtIns[audience].map((value) => ({
      value,
      title: t.builtInNames[value],
      text: t.builtInTexts[value],
      wanted: heldBy(catalogue, value),
    })),
    ...roles
      .filter((one) => one.audience === audience)
      .map(({ id, name, permissions }) => ({
        value: `role:${id}` as const,
        title: name,
        text: summaryOf(permissions, words).join(" · "),
        wanted: permissions,
      })),
  ];
}
