"use client";
import { Archive, CirclePause, Ellipsis, Eye, RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { usePerson } from "@/features/auth/session";
import { type Eyes, Impersonate } from "@/features/platform/impersonate";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/ui/menu";
import type { Act, Agency } from "./agencies";
import { AgencyAct } from "./agency-act";

// What can be done to an agency; the platform's own place stays as it is.
export function AgencyActions({ agency }: { agency: Agency }) {
  const t = useText().agencies;
  const isOwn = usePerson().tenantId === agency.id;
  const [act, setAct] = useState<Act | null>(null);
  const [eyes, setEyes] = useState<Eyes | null>(null);
  const { owner, status } = agency;
  if (isOwn || agency.purgeStartedAt) return null;
  const look = () =>
    owner && setEyes({ tenantId: agency.id, place: agency.name, userId: owner.id, name: owner.fullName });
  const mayLook = owner && status === "active";
  return (
    <>
      {mayLook && (
        <Button onClick={look}>
          <Eye aria-hidden />
          {t.look}
        </Button>
      )}
      <Menu
        trigger={
          <Button size="icon" aria-label={t.actionsFor(agency.name)}>
            <Ellipsis />
          </Button>
        }
      >
        {status !== "active" && (
          <MenuItem onSelect={() => setAct("restore")}>
            <RotateCcw aria-hidden />
            {t.acts.restore.item}
          </MenuItem>
        )}
        {status === "active" && (
          <MenuItem onSelect={() => setAct("suspend")}>
            <CirclePause aria-hidden />
            {t.acts.suspend.item}
          </MenuItem>
        )}
        {status !== "archived" && (
          <MenuItem onSelect={() => setAct("archive")}>
            <Archive aria-hidden />
            {t.acts.archive.item}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem danger onSelect={() => setAct("purge")}>
          <Trash2 aria-hidden />
          {t.acts.purge.item}
        </MenuItem>
      </Menu>
      {act && <AgencyAct agency={agency} act={act} onClose={() => setAct(null)} />}
      {eyes && <Impersonate eyes={eyes} onClose={() => setEyes(null)} />}
    </>
  );
}
