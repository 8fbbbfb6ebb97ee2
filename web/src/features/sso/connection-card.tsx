"use client";
import { Ellipsis, Pencil, Plug, Unplug } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card, CardBody, CardHeader } from "@/ui/card";
import { Menu, MenuItem, MenuSeparator } from "@/ui/menu";
import { Notice } from "@/ui/notice";
import { type Connection, useCheckConnection } from "./connections";
import { ConnectionDomains } from "./connection-domains";
import { RemoveConnection } from "./remove-connection";

type Props = { connection: Connection; onEdit: () => void };

export function ConnectionCard({ connection, onEdit }: Props) {
  const t = useText().sso;
  const mayWrite = useMay("oidc:write");
  const check = useCheckConnection(connection.id);
  const [removes, setRemoves] = useState(false);
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {connection.name}
            {!connection.isEnabled && <Badge>{t.off}</Badge>}
            {connection.isEnforced && <Badge tone="primary">{t.enforced}</Badge>}
          </span>
        }
        description={<span className="break-all">{connection.issuer}</span>}
        actions={
          mayWrite && (
            <>
              <Button size="sm" pending={check.isPending} onClick={() => check.mutate()}>
                <Plug aria-hidden />
                {t.check}
              </Button>
              <Menu
                trigger={
                  <Button variant="ghost" size="icon-sm" aria-label={t.actionsFor(connection.name)}>
                    <Ellipsis />
                  </Button>
                }
              >
                <MenuItem onSelect={onEdit}>
                  <Pencil aria-hidden />
                  {t.edit}
                </MenuItem>
                <MenuSeparator />
                <MenuItem danger onSelect={() => setRemoves(true)}>
                  <Unplug aria-hidden />
                  {t.disconnect}
                </MenuItem>
              </Menu>
            </>
          )
        }
      />
      <CardBody className="grid gap-3">
        {check.data && (
          <Notice tone="success" title={t.checked}>
            <span className="break-all">{t.checkedAt(check.data.authorizationEndpoint)}</span>
          </Notice>
        )}
        {check.error && (
          <Notice tone="danger" title={<FailureText failure={check.error} />}>
            {check.error.message}
          </Notice>
        )}
        <Facts connection={connection} />
      </CardBody>
      <ConnectionDomains connection={connection} />
      {removes && <RemoveConnection connection={connection} onClose={() => setRemoves(false)} />}
    </Card>
  );
}

function Facts({ connection }: { connection: Connection }) {
  const t = useText().sso;
  const { clientId, defaultLevel } = connection;
  const level = defaultLevel === "member" || defaultLevel === "admin" ? defaultLevel : "nobody";
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
      <dt className="text-muted-foreground">{t.clientId}</dt>
      <dd className="font-mono text-xs leading-5 break-all">{clientId}</dd>
      <dt className="text-muted-foreground">{t.newcomers}</dt>
      <dd>{t.levels[level]}</dd>
    </dl>
  );
}
