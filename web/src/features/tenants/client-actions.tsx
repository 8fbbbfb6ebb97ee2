"use client";
import { Copy, Ellipsis, RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/ui/menu";
import { toast } from "@/ui/toasts";
import type { Client } from "./clients";
import { RemoveClient } from "./remove-client";
import { useRestore } from "./use-restore";

export function ClientActions({ client, onRemoved }: { client: Client; onRemoved?: () => void }) {
  const t = useText().clients;
  const mayWrite = useMay("clients:write");
  const restore = useRestore();
  const [removes, setRemoves] = useState(false);
  const copyId = () => navigator.clipboard.writeText(client.id).then(() => toast(t.idCopied));
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={t.actions(client.name)}>
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem onSelect={copyId}>
          <Copy aria-hidden />
          {t.copyId}
        </MenuItem>
        {mayWrite && <MenuSeparator />}
        {mayWrite && client.deletedAt && (
          <MenuItem onSelect={() => restore(client)}>
            <RotateCcw aria-hidden />
            {t.restore}
          </MenuItem>
        )}
        {mayWrite && !client.deletedAt && (
          <MenuItem danger onSelect={() => setRemoves(true)}>
            <Trash2 aria-hidden />
            {t.remove}
          </MenuItem>
        )}
      </Menu>
      {removes && <RemoveClient client={client} onClose={() => setRemoves(false)} onRemoved={onRemoved} />}
    </>
  );
}
