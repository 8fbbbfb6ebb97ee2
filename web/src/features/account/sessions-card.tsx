"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useState } from "react";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { forgetSession } from "@/api/session";
import { FailureText, useFailureText } from "@/features/forms/failure-text";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { Confirm } from "@/ui/confirm";
import { RelativeTime } from "@/ui/relative-time";
import { SkeletonRows } from "@/ui/skeleton";
import { toast } from "@/ui/toasts";
import { DeviceIcon } from "./device-icon";
import { deviceText } from "./device-name";
import { ownSessionsKey } from "./keys";

type OwnSession = components["schemas"]["OwnSession"];

const path = "/api/v1/auth/sessions";

export function SessionsCard() {
  const t = useText().account;
  const [asks, setAsks] = useState(false);
  const sessions = useQuery({
    queryKey: ownSessionsKey,
    queryFn: ({ signal }) => body(api.GET(path, { signal })),
  });
  return (
    <Card>
      <CardHeader
        title={t.sessionsTitle}
        description={t.sessionsText}
        actions={
          <Button size="sm" onClick={() => setAsks(true)}>
            <LogOut aria-hidden />
            {t.signOutEverywhere}
          </Button>
        }
      />
      <Region query={sessions} skeleton={<SkeletonRows rows={3} />}>
        {({ data }) => (
          <ul className="divide-y border-t">
            {data.map((session) => (
              <SessionLine key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Region>
      {asks && <SignOutEverywhere onClose={() => setAsks(false)} />}
    </Card>
  );
}

function SessionLine({ session }: { session: OwnSession }) {
  const t = useText().account;
  const queries = useQueryClient();
  const failureText = useFailureText();
  const device = deviceText(session.device, t.deviceOn);
  const end = useMutation({
    mutationFn: () => body(api.DELETE(`${path}/{id}`, { params: { path: { id: session.id } } })),
    onSuccess: () => {
      toast(t.ended);
      return queries.invalidateQueries({ queryKey: ownSessionsKey });
    },
    onError: (error) => toast(failureText(error).text, { tone: "danger" }),
  });
  return (
    <li className="flex min-h-14 items-center gap-3 px-4 py-2">
      <DeviceIcon name={session.device} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          <span className="truncate">{device}</span>
          {session.isCurrent && <Badge tone="success">{t.thisSession}</Badge>}
          {session.isImpersonation && <Badge tone="warning">{t.support}</Badge>}
        </p>
        <p className="text-xs text-muted-foreground">
          {session.address} · {t.lastSeen} <RelativeTime time={session.lastSeenAt} />
        </p>
      </div>
      {!session.isCurrent && (
        <Button size="sm" aria-label={t.endOf(device)} pending={end.isPending} onClick={() => end.mutate()}>
          {t.end}
        </Button>
      )}
    </li>
  );
}

function SignOutEverywhere({ onClose }: { onClose: () => void }) {
  const t = useText().account;
  const leave = useMutation({
    mutationFn: () => body(api.POST("/api/v1/auth/logout-everywhere")),
    onSuccess: () => forgetSession(),
  });
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.everywhereTitle}
      verb={t.signOutEverywhere}
      consequences={t.everywhereConsequences}
      pending={leave.isPending}
      error={leave.error && <FailureText failure={leave.error} />}
      onConfirm={() => leave.mutate()}
    />
  );
}
