"use client";
import { Plus, ShieldCheck } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useMay } from "@/features/auth/session";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";
import { BuiltInRoles } from "./built-in-roles";
import { RoleSheet } from "./role-sheet";
import { RolesTable } from "./roles-table";
import { useRoles } from "./roles";

// Which role is open is in the address: an id, the name of a built-in one, "new", or "new-<id>" for a copy.
const useOpenRole = () => useQueryState("role", parseAsString.withOptions({ history: "push" }));

export function RolesScreen() {
  const t = useText();
  const roles = useRoles();
  const mayWrite = useMay("roles:write");
  const [open, setOpen] = useOpenRole();
  const add = mayWrite && (
    <Button variant="primary" onClick={() => setOpen("new")}>
      <Plus aria-hidden />
      {t.roles.add}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.settings.roles} description={t.roles.description} actions={add} />
      <Card>
        <Region query={roles} skeleton={<SkeletonRows rows={3} />}>
          {(list) =>
            list.length > 0 ? (
              <RolesTable roles={list} onOpen={setOpen} />
            ) : (
              <EmptyState
                icon={ShieldCheck}
                title={t.roles.emptyTitle}
                text={t.roles.emptyText}
                action={mayWrite && <Button onClick={() => setOpen("new")}>{t.roles.add}</Button>}
              />
            )
          }
        </Region>
      </Card>
      <BuiltInRoles onOpen={setOpen} />
      {open && roles.data && (
        <RoleSheet key={open} wanted={open} roles={roles.data} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
