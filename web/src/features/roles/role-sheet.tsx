"use client";
// A role beside the list: made, changed, or only looked at.
import { useMay } from "@/features/auth/session";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Sheet } from "@/ui/sheet";
import { SkeletonRows } from "@/ui/skeleton";
import { builtInNames } from "./built-in-roles";
import { heldBy } from "./permissions";
import { PermissionList } from "./permission-list";
import { RoleForm } from "./role-form";
import { type Role, type RoleStart, useCatalogue } from "./roles";

const emptyDraft: RoleStart = { name: "", audience: "agency", permissions: [] };

function useDraftFor(wanted: string, roles: Role[]): { id: string | null; draft: RoleStart } | null {
  const t = useText().roles;
  if (wanted === "new") return { id: null, draft: emptyDraft };
  const isCopy = wanted.startsWith("new-");
  const role = roles.find((one) => one.id === wanted.replace(/^new-/, ""));
  if (!role) return null;
  const { id, name, audience, permissions, updatedAt } = role;
  return isCopy
    ? { id: null, draft: { name: t.copyOf(name), audience, permissions } }
    : { id, draft: { name, audience, permissions, updatedAt } };
}

export function RoleSheet({
  wanted,
  roles,
  onClose,
}: {
  wanted: string;
  roles: Role[];
  onClose: () => void;
}) {
  const t = useText().roles;
  const catalogue = useCatalogue();
  const mayWrite = useMay("roles:write");
  const start = useDraftFor(wanted, roles);
  const builtIn = builtInNames.find((one) => one === wanted);
  const isEdited = start && mayWrite;
  const name = builtIn ? t.builtInNames[builtIn] : (start?.draft.name ?? "");
  const title = isEdited ? (start.id ? t.editTitle : t.newTitle) : t.viewTitle(name);
  if (!start && !builtIn) return null;
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={title} className="w-md">
      <Region query={catalogue} skeleton={<SkeletonRows rows={8} />}>
        {(all) =>
          isEdited ? (
            <RoleForm id={start.id} start={start.draft} catalogue={all} onDone={onClose} />
          ) : (
            <div className="overflow-y-auto px-4 pb-4">
              <PermissionList
                catalogue={all}
                chosen={builtIn ? heldBy(all, builtIn) : (start?.draft.permissions ?? [])}
              />
            </div>
          )
        }
      </Region>
    </Sheet>
  );
}
