"use client";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import type { Audience } from "@/features/roles/roles";
import { useAllClients } from "@/features/tenants/clients";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Combobox } from "@/ui/combobox";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { Select } from "@/ui/select";
import { toast } from "@/ui/toasts";
import { useInvite } from "./invitations";
import { RightsChoice } from "./rights-choice";
import { invitationFor, type Rights } from "./standing";

const usual: Record<Audience, Rights> = { agency: "member", client: "client" };

// With `place`, whoever is invited becomes a user of that client.
export function InviteDialog({
  place,
  onClose,
  onInvited,
}: {
  place?: { id: string; name: string };
  onClose: () => void;
  onInvited: () => void;
}) {
  const t = useText();
  const invite = useInvite();
  const [audience, setAudience] = useState<Audience>(place ? "client" : "agency");
  const [rights, setRights] = useState<Rights>(usual[audience]);
  const [client, setClient] = useState<string | null>(place?.id ?? null);
  const [isClientMissing, setClientMissing] = useState(false);
  const form = useForm(async ({ email = "" }) => {
    setClientMissing(audience === "client" && client === null);
    if (audience === "client" && client === null) return;
    await invite.mutateAsync(invitationFor(email.trim(), rights, audience === "client" ? client : null));
    toast(t.members.invited(email.trim()), { tone: "success" });
    onInvited();
  });
  const takeAudience = (next: Audience) => {
    setAudience(next);
    setRights(usual[next]);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={place ? t.members.inviteToTitle(place.name) : t.members.inviteTitle}
      description={t.members.inviteText}
    >
      <form onSubmit={form.submit} noValidate className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field label={t.members.email} error={form.fieldError("email")}>
          <Input
            name="email"
            type="email"
            autoComplete="off"
            autoFocus
            placeholder={place ? "mia@client.example" : "grace@agency.example"}
          />
        </Field>
        {!place && (
          <Field label={t.members.joins}>
            <Select
              value={audience}
              onChange={takeAudience}
              choices={(["agency", "client"] as const).map((value) => ({
                value,
                label: t.members.joinsAs[value],
              }))}
            />
          </Field>
        )}
        {!place && audience === "client" && (
          <ClientChoice
            value={client}
            onChange={setClient}
            error={form.fieldError("subTenantId") ?? (isClientMissing ? t.members.clientMissing : undefined)}
          />
        )}
        <RightsChoice audience={audience} value={rights} onChange={setRights} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" variant="primary" pending={form.pending}>
            {t.members.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function ClientChoice({
  value,
  onChange,
  error,
}: {
  value: string | null;
  onChange: (id: string) => void;
  error?: string;
}) {
  const t = useText().members;
  const { clients } = useAllClients({ enabled: useMay("clients:read") });
  return (
    <Field label={t.client} error={error}>
      <Combobox
        value={value ?? ""}
        onChange={onChange}
        options={clients.map(({ id, name }) => ({ value: id, label: name }))}
        searchLabel={t.searchClient}
        placeholder={t.chooseClient}
      />
    </Field>
  );
}
