"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { api, body } from "@/api/client";
import { factorsKey, type SecondFactor } from "@/features/auth/second-factors";
import { FailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { Menu, MenuItem } from "@/ui/menu";
import { toast } from "@/ui/toasts";
import { trustedDevicesKey } from "./keys";
import { RenamePasskey } from "./rename-passkey";

type Props = { factor: SecondFactor; isLast: boolean };

export function FactorMenu({ factor, isLast }: Props) {
  const t = useText().account;
  const [open, setOpen] = useState<"rename" | "remove" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={t.actionsFor(factor.name)}>
            <Ellipsis />
          </Button>
        }
      >
        {factor.kind === "passkey" && (
          <MenuItem onSelect={() => setOpen("rename")}>
            <Pencil aria-hidden />
            {t.rename}
          </MenuItem>
        )}
        <MenuItem danger onSelect={() => setOpen("remove")}>
          <Trash2 aria-hidden />
          {t.remove}
        </MenuItem>
      </Menu>
      {open === "rename" && <RenamePasskey factor={factor} onClose={close} />}
      {open === "remove" && <RemoveFactor factor={factor} isLast={isLast} onClose={close} />}
    </>
  );
}

function RemoveFactor({ factor, isLast, onClose }: Props & { onClose: () => void }) {
  const t = useText().account;
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      body(api.DELETE("/api/v1/auth/second-factors/{id}", { params: { path: { id: factor.id } } })),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: factorsKey });
      queries.invalidateQueries({ queryKey: trustedDevicesKey });
      toast(t.factorRemoved(factor.name));
      onClose();
    },
  });
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.removeFactor(factor.name)}
      verb={t.remove}
      consequences={isLast ? t.removeLastConsequences : t.removeFactorConsequences}
      pending={remove.isPending}
      error={remove.error && <FailureText failure={remove.error} />}
      onConfirm={() => remove.mutate()}
    />
  );
}
