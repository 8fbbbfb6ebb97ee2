"use client";
import { Copy, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { useText } from "@/messages";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/ui/menu";
import { Table, Td, Th, Tr } from "@/ui/table";
import { usePermissionWords } from "./permission-words";
import { summaryOf } from "./permissions";
import { RemoveRole } from "./remove-role";
import type { Role } from "./roles";

type Open = (role: string) => void;

export function RolesTable({ roles, onOpen }: { roles: Role[]; onOpen: Open }) {
  const t = useText();
  return (
    <Table label={t.settings.roles}>
      <thead>
        <tr>
          <Th>{t.roles.columnName}</Th>
          <Th className="max-sm:hidden">{t.roles.audience}</Th>
          <Th className="max-md:hidden">{t.roles.columnPermissions}</Th>
          <Th>
            <span className="sr-only">{t.roles.actionsFor("")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => (
          <Row key={role.id} role={role} onOpen={onOpen} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ role, onOpen }: { role: Role; onOpen: Open }) {
  const t = useText().roles;
  const words = usePermissionWords();
  const summary = summaryOf(role.permissions, words).join(" · ");
  return (
    <Tr className="relative hover:bg-muted/60">
      <Td className="min-w-36">
        <button
          type="button"
          onClick={() => onOpen(role.id)}
          className="text-left font-medium after:absolute after:inset-0 after:content-['']"
        >
          {role.name}
        </button>
        <span className="block text-xs text-muted-foreground md:hidden">{summary}</span>
      </Td>
      <Td className="max-sm:hidden">
        <Badge tone={role.audience === "client" ? "primary" : "neutral"}>{t.audiences[role.audience]}</Badge>
      </Td>
      <Td className="w-full max-w-0 truncate text-muted-foreground max-md:hidden" title={summary}>
        {summary}
      </Td>
      <Td className="relative w-0 pr-3 pl-0 text-right">
        <Actions role={role} onOpen={onOpen} />
      </Td>
    </Tr>
  );
}

function Actions({ role, onOpen }: { role: Role; onOpen: Open }) {
  const t = useText().roles;
  const mayWrite = useMay("roles:write");
  const [removes, setRemoves] = useState(false);
  if (!mayWrite) return null;
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={t.actionsFor(role.name)}>
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem onSelect={() => onOpen(role.id)}>
          <Pencil aria-hidden />
          {t.edit}
        </MenuItem>
        <MenuItem onSelect={() => onOpen(`new-${role.id}`)}>
          <Copy aria-hidden />
          {t.duplicate}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger onSelect={() => setRemoves(true)}>
          <Trash2 aria-hidden />
          {t.remove}
        </MenuItem>
      </Menu>
      {removes && <RemoveRole role={role} onClose={() => setRemoves(false)} />}
    </>
  );
}
