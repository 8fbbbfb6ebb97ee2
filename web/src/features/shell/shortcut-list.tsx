"use client";
import { useText } from "@/messages";
import { Dialog } from "@/ui/dialog";
import { Kbd } from "@/ui/kbd";
import { Switch } from "@/ui/switch";
import { accountKeys, inboxKeys, places } from "./navigation";
import { useShell } from "./shell";
import { useSingleKeys } from "./shortcuts";

export function ShortcutList({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const text = useText();
  const t = text.shell;
  const { area } = useShell();
  const { isOn, setOn } = useSingleKeys();
  const general = [
    { label: t.keyPalette, keys: "⌘ K" },
    { label: t.keyShortcuts, keys: "?" },
    { label: t.keySearch, keys: "/" },
    ...(area === "agency" ? [{ label: t.keyCreate, keys: "C" }] : []),
  ];
  const go = [
    ...places[area].map((place) => ({ label: place.label(t), keys: place.keys.toUpperCase() })),
    ...(area === "admin" ? [] : [{ label: text.notifications.title, keys: inboxKeys.toUpperCase() }]),
    { label: t.account, keys: accountKeys.toUpperCase() },
  ];
  return (
    <Dialog open onOpenChange={onOpenChange} title={t.shortcuts}>
      <div className="grid gap-5">
        <Group heading={t.keysGeneral} rows={general} />
        <Group heading={t.keysGo} rows={go} />
        <div className="border-t pt-4">
          <Switch label={t.singleKeys} help={t.singleKeysHelp} checked={isOn} onChange={setOn} />
        </div>
      </div>
    </Dialog>
  );
}

function Group({ heading, rows }: { heading: string; rows: { label: string; keys: string }[] }) {
  return (
    <section>
      <h3 className="mb-1 text-xs font-medium text-muted-foreground">{heading}</h3>
      <dl className="divide-y">
        {rows.map((row) => (
          <div key={row.label} className="flex h-8 items-center justify-between">
            <dt>{row.label}</dt>
            <dd className="flex gap-1">
              {row.keys.split(" ").map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
