"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { useFailureText } from "@/features/forms/failure-text";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { RelativeTime } from "@/ui/relative-time";
import { SkeletonRows } from "@/ui/skeleton";
import { toast } from "@/ui/toasts";
import { DeviceIcon } from "./device-icon";
import { deviceName, deviceText } from "./device-name";
import { trustedDevicesKey } from "./keys";

type Device = components["schemas"]["TrustedDevice"];

export function DevicesCard() {
  const t = useText().account;
  const devices = useQuery({
    queryKey: trustedDevicesKey,
    queryFn: ({ signal }) => body(api.GET("/api/v1/auth/trusted-devices", { signal })),
  });
  return (
    <Card>
      <CardHeader title={t.devices} description={t.devicesText} />
      <Region query={devices} skeleton={<SkeletonRows rows={1} />}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="border-t px-4 py-4 text-muted-foreground">{t.devicesEmpty}</p>
          ) : (
            <ul className="divide-y border-t">
              {data.map((device) => (
                <DeviceLine key={device.id} device={device} />
              ))}
            </ul>
          )
        }
      </Region>
    </Card>
  );
}

function DeviceLine({ device }: { device: Device }) {
  const t = useText().account;
  const format = useFormat();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const forget = useMutation({
    mutationFn: () =>
      body(api.DELETE("/api/v1/auth/trusted-devices/{id}", { params: { path: { id: device.id } } })),
    onSuccess: () => {
      toast(t.asksAgain);
      return queries.invalidateQueries({ queryKey: trustedDevicesKey });
    },
    onError: (error) => toast(failureText(error).text, { tone: "danger" }),
  });
  const plain = deviceName(device.userAgent) ?? device.userAgent;
  const name = deviceText(plain, t.deviceOn);
  return (
    <li className="flex min-h-14 items-center gap-3 px-4 py-2">
      <DeviceIcon name={plain} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium" title={device.userAgent}>
          {name}
        </p>
        <p className="text-xs text-muted-foreground">
          {device.address} · {t.lastUsed} <RelativeTime time={device.lastUsedAt} /> ·{" "}
          {t.until(format.date(device.expiresAt))}
        </p>
      </div>
      <Button
        size="sm"
        aria-label={`${t.forget}: ${name}`}
        pending={forget.isPending}
        onClick={() => forget.mutate()}
      >
        {t.forget}
      </Button>
    </li>
  );
}
