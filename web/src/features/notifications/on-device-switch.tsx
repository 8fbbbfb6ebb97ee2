"use client";
import { useText } from "@/messages";
import { Switch } from "@/ui/switch";
import { turnOnDevice, useOnDevice } from "./on-device";

export function OnDeviceSwitch() {
  const t = useText().notifications;
  const state = useOnDevice();
  if (state === "impossible") return null;
  return (
    <Switch
      checked={state === "on"}
      onChange={turnOnDevice}
      label={t.onDevice}
      help={state === "refused" ? t.onDeviceRefused : t.onDeviceText}
    />
  );
}
