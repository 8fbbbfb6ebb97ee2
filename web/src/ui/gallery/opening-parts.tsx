"use client";
import { Pencil, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "../button";
import { Confirm } from "../confirm";
import { Dialog } from "../dialog";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from "../menu";
import { Notice } from "../notice";
import { Sheet } from "../sheet";
import { toast } from "../toasts";
import { long, Part } from "./part";

const Palette = dynamic(() => import("../command").then((it) => it.CommandPalette), { ssr: false });
const kinds = [
  "dialog",
  "long dialog",
  "confirm",
  "busy confirm",
  "left sheet",
  "right sheet",
  "palette",
] as const;
type Kind = (typeof kinds)[number];

export function OpeningParts() {
  const [open, setOpen] = useState<Kind | null>(null);
  return (
    <>
      <Part name="Dialog, Confirm, Sheet, CommandPalette">
        {kinds.map((kind) => (
          <Button key={kind} onClick={() => setOpen(kind)}>
            {kind}
          </Button>
        ))}
      </Part>
      <Opened kind={open} onClose={() => setOpen(null)} />
      <Menus />
      <Part name="Toasts">
        <Button onClick={() => toast("Saved", { tone: "success" })}>success</Button>
        <Button onClick={() => toast("It did not work", { text: long, tone: "danger" })}>danger</Button>
        <Button onClick={() => toast("Removed", { action: { label: "Undo", run: () => undefined } })}>
          with a way back
        </Button>
      </Part>
    </>
  );
}

function Opened({ kind, onClose }: { kind: Kind | null; onClose: () => void }) {
  const props = { open: true, onOpenChange: onClose, title: "The title" };
  const confirm = { ...props, verb: "Delete", consequences: ["It is gone.", long], onConfirm: onClose };
  const groups = [{ heading: "Go", items: [{ id: "1", label: "Somewhere", keys: "G S", run: onClose }] }];
  switch (kind) {
    case "dialog":
      return (
        <Dialog {...props} description="What it is about." footer={<Button onClick={onClose}>Done</Button>}>
          Its content.
        </Dialog>
      );
    case "long dialog":
      return (
        <Dialog {...props} title={long}>
          {Array.from({ length: 40 }, (_, line) => (
            <p key={line}>{long}</p>
          ))}
        </Dialog>
      );
    case "confirm":
      return <Confirm {...confirm} typed="Acme" />;
    case "busy confirm":
      return <Confirm {...confirm} pending error="It did not work." />;
    case "left sheet":
    case "right sheet":
      return (
        <Sheet {...props} side={kind === "left sheet" ? "left" : "right"}>
          <Notice className="mx-4">{long}</Notice>
        </Sheet>
      );
    case "palette":
      return <Palette {...props} placeholder="Type" empty="Nothing" groups={groups} />;
    default:
      return null;
  }
}

function Menus() {
  const [chosen, setChosen] = useState("one");
  const choices = ["one", "two"].map((value) => ({ value, label: value }));
  return (
    <Part name="Menu">
      <Menu align="start" trigger={<Button>Open the menu</Button>}>
        <MenuLabel>What one may do</MenuLabel>
        <MenuItem keys="E">
          <Pencil aria-hidden /> Edit
        </MenuItem>
        <MenuItem disabled>Disabled</MenuItem>
        <MenuSeparator />
        <MenuChoice value={chosen} onChange={setChosen} choices={choices} />
        <MenuSeparator />
        <MenuItem danger>
          <Trash2 aria-hidden /> Delete
        </MenuItem>
      </Menu>
    </Part>
  );
}
