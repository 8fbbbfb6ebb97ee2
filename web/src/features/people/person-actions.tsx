"use client";
import { Copy, Ellipsis, Eraser, KeyRound, LockOpen, UserCheck, UserX } from "lucide-react";
import { useState } from "react";
import { usePerson } from "@/features/auth/session";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/ui/menu";
import { toast } from "@/ui/toasts";
import { ErasePerson } from "./erase-person";
import type { Person, PersonAct } from "./people";
import { PersonActDialog } from "./person-act";

export function PersonActions({ person }: { person: Person }) {
  const t = useText().people;
  const isYou = usePerson().userId === person.id;
  const [act, setAct] = useState<PersonAct | "erase" | null>(null);
  const close = () => setAct(null);
  const isActive = person.status === "active";
  const copy = () => navigator.clipboard.writeText(person.email).then(() => toast(t.emailCopied));
  return (
    <>
      <Menu
        trigger={
          <Button size="icon" aria-label={t.actionsFor(person.fullName)}>
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem onSelect={copy}>
          <Copy aria-hidden />
          {t.copyEmail}
        </MenuItem>
        {isActive && (
          <MenuItem onSelect={() => setAct("resetMail")}>
            <KeyRound aria-hidden />
            {t.acts.resetMail.item}
          </MenuItem>
        )}
        {person.lock.tries > 0 && (
          <MenuItem onSelect={() => setAct("unlock")}>
            <LockOpen aria-hidden />
            {t.acts.unlock.item}
          </MenuItem>
        )}
        {!isYou && <MenuSeparator />}
        {!isYou && isActive && (
          <MenuItem onSelect={() => setAct("deactivate")}>
            <UserX aria-hidden />
            {t.acts.deactivate.item}
          </MenuItem>
        )}
        {!isActive && (
          <MenuItem onSelect={() => setAct("reactivate")}>
            <UserCheck aria-hidden />
            {t.acts.reactivate.item}
          </MenuItem>
        )}
        {!isYou && (
          <MenuItem danger onSelect={() => setAct("erase")}>
            <Eraser aria-hidden />
            {t.eraseItem}
          </MenuItem>
        )}
      </Menu>
      {act === "erase" && <ErasePerson person={person} onClose={close} />}
      {act && act !== "erase" && <PersonActDialog person={person} act={act} onClose={close} />}
    </>
  );
}
