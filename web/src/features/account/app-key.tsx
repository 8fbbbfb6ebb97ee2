"use client";
import dynamic from "next/dynamic";
import type { components } from "@/api/schema";
import { useText } from "@/messages";
import { CopyButton } from "@/ui/copy-button";
import { Skeleton } from "@/ui/skeleton";

const QrCode = dynamic(() => import("./qr-code").then((it) => it.QrCode), {
  ssr: false,
  loading: () => <Skeleton className="size-56" />,
});

// The key of an authenticator app: to scan, to type, or to open on this device.
export function AppKey({ totp }: { totp: components["schemas"]["NewTotp"] }) {
  const t = useText();
  return (
    <div className="grid justify-items-center gap-3 rounded-md border bg-muted p-4">
      <QrCode text={totp.uri} label={t.account.qrCode} />
      <div className="w-full">
        <p className="flex items-center justify-between gap-2 text-xs text-muted-foreground">
          {t.account.noCamera}
          <CopyButton text={totp.secret} />
        </p>
        <code className="block font-mono text-sm break-all">{totp.secret.match(/.{1,4}/g)?.join(" ")}</code>
        <a href={totp.uri} className="mt-2 inline-block text-xs text-link hover:underline">
          {t.auth.openApp}
        </a>
      </div>
    </div>
  );
}
