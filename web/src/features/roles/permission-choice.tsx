"use client";
import { usePerson } from "@/features/auth/session";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { usePermissionWords } from "./permission-words";
import { actionOf, type Group, groupsOf, hindranceOf } from "./permissions";
import type { Audience, Permission } from "./roles";

type Props = {
  catalogue: Permission[];
  audience: Audience;
  chosen: string[];
  onChange: (chosen: string[]) => void;
};

// The catalogue by noun. What cannot be given stays in sight, with the reason.
export function PermissionChoice(props: Props) {
  const t = useText().roles;
  const format = useFormat();
  const { catalogue, chosen } = props;
  return (
    <div className="grid gap-3">
      <p className="flex items-baseline justify-between gap-2">
        <span className="font-medium">{t.permissions}</span>
        <span aria-live="polite" className="tabular text-xs text-muted-foreground">
          {t.chosen(format.number(chosen.length), format.number(catalogue.length))}
        </span>
      </p>
      {groupsOf(catalogue).map((group) => (
        <Noun key={group.noun} group={group} {...props} />
      ))}
    </div>
  );
}

function Noun({ group, audience, chosen, onChange }: Props & { group: Group }) {
  const t = useText().roles;
  const words = usePermissionWords();
  const { permissions: mine } = usePerson();
  const free = group.permissions.filter((one) => !hindranceOf(one, audience, mine)).map((one) => one.name);
  const hasAll = free.length > 0 && free.every((name) => chosen.includes(name));
  const rest = chosen.filter((name) => !free.includes(name));
  const toggle = (name: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, name] : chosen.filter((one) => one !== name));
  return (
    <fieldset className="rounded-lg border px-4 pt-1 pb-3">
      <legend className="sr-only">{words.noun(group.noun)}</legend>
      <div className="flex min-h-9 items-center justify-between gap-2">
        <span aria-hidden className="font-medium">
          {words.noun(group.noun)}
        </span>
        {free.length > 1 && (
          <Button
            variant="ghost"
            size="sm"
            className="-mr-2"
            aria-pressed={hasAll}
            aria-label={`${t.all}: ${words.noun(group.noun)}`}
            onClick={() => onChange(hasAll ? rest : [...rest, ...free])}
          >
            {t.all}
          </Button>
        )}
      </div>
      <div className="grid gap-2.5">
        {group.permissions.map((one) => {
          const hindrance = hindranceOf(one, audience, mine);
          return (
            <Checkbox
              key={one.name}
              checked={chosen.includes(one.name)}
              onChange={(isOn) => toggle(one.name, isOn)}
              disabled={hindrance !== null}
              label={
                <span className="inline-block first-letter:uppercase">
                  {words.action(actionOf(one.name))}
                </span>
              }
              help={hindrance ? t[hindrance] : words.explain(one.name)}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
