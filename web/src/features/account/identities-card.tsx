"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link2, UserRound } from "lucide-react";
import { useState } from "react";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { FailureText } from "@/features/forms/failure-text";
import { leaveFor } from "@/features/sso/begun";
import { type Provider, useProviders } from "@/features/sso/providers";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardBody, CardHeader } from "@/ui/card";
import { Confirm } from "@/ui/confirm";
import { Notice } from "@/ui/notice";
import { RelativeTime } from "@/ui/relative-time";
import { toast } from "@/ui/toasts";

type Identity = components["schemas"]["Identity"];

const path = "/api/v1/auth/oidc/identities";
const key = ["identities"];

// Not there where nothing is linked and nothing can be.
export function IdentitiesCard() {
  const t = useText().sso;
  const providers = useProviders();
  const identities = useQuery({ queryKey: key, queryFn: ({ signal }) => body(api.GET(path, { signal })) });
  const linked = identities.data?.data ?? [];
  const linkable = providers.filter(({ id }) => !linked.some((one) => one.provider === id));
  if (linked.length === 0 && linkable.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t.linked} description={t.linkedText} />
      {linked.length > 0 ? (
        <ul className="divide-y border-t">
          {linked.map((identity) => (
            <Line key={identity.id} identity={identity} providers={providers} />
          ))}
        </ul>
      ) : (
        <CardBody className="text-muted-foreground">{t.linkedEmpty}</CardBody>
      )}
      {linkable.length > 0 && <Links providers={linkable} />}
    </Card>
  );
}

function Line({ identity, providers }: { identity: Identity; providers: Provider[] }) {
  const t = useText().sso;
  const format = useFormat();
  const [asks, setAsks] = useState(false);
  const name = providers.find(({ id }) => id === identity.provider)?.name ?? t.ofAgency;
  return (
    <li className="flex min-h-14 items-center gap-3 px-4 py-2">
      <UserRound aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {name}
          {identity.email && <span className="ml-2 font-normal">{identity.email}</span>}
        </p>
        <p className="text-xs text-muted-foreground">
          {t.linkedAt(format.date(identity.createdAt))} · {t.lastUsed}{" "}
          <RelativeTime time={identity.lastUsedAt} />
        </p>
      </div>
      <Button size="sm" aria-label={t.unlinkOf(name)} onClick={() => setAsks(true)}>
        {t.unlink}
      </Button>
      {asks && <Unlink identity={identity} name={name} onClose={() => setAsks(false)} />}
    </li>
  );
}

function Unlink({ identity, name, onClose }: { identity: Identity; name: string; onClose: () => void }) {
  const t = useText().sso;
  const queries = useQueryClient();
  const unlink = useMutation({
    mutationFn: () => body(api.DELETE(`${path}/{id}`, { params: { path: { id: identity.id } } })),
    onSuccess: () => {
      onClose();
      toast(t.unlinked(name), { tone: "success" });
      return queries.invalidateQueries({ queryKey: key });
    },
  });
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.unlinkTitle(name)}
      verb={t.unlink}
      consequences={t.unlinkConsequences}
      pending={unlink.isPending}
      error={unlink.error && <FailureText failure={unlink.error} />}
      onConfirm={() => unlink.mutate()}
    />
  );
}

// Leaves for the provider and comes back here.
function Links({ providers }: { providers: Provider[] }) {
  const t = useText().sso;
  const link = useMutation({
    mutationFn: async (provider: string) => {
      const wanted = { provider, returnTo: "/account?tab=security" };
      leaveFor((await body(api.POST("/api/v1/auth/oidc/link", { body: wanted }))).authorizationUrl);
    },
  });
  return (
    <div className="grid gap-3 border-t px-4 py-3">
      <div className="flex flex-wrap gap-2">
        {providers.map(({ id, name }) => (
          <Button key={id} size="sm" pending={link.isPending} onClick={() => link.mutate(id)}>
            <Link2 aria-hidden />
            {t.link(name)}
          </Button>
        ))}
      </div>
      {link.error && (
        <Notice tone="danger">
          <FailureText failure={link.error} />
        </Notice>
      )}
    </div>
  );
}
