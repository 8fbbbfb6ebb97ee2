"use client";
// What all parts of the settings stand in: where one is, and the way to the others.
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { settingsPath, settingsPlaces } from "./places";
import { SettingsNav } from "./settings-nav";

export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useText().settings;
  const path = usePathname();
  const place = settingsPlaces.find((one) => one.href === path);
  const crumbs =
    place && place.href !== settingsPath
      ? [{ label: t.title, href: settingsPath }, { label: place.label(t) }]
      : [{ label: t.title }];
  return (
    <ShellPage crumbs={crumbs}>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[11rem_minmax(0,1fr)] lg:gap-10">
        <SettingsNav path={path} />
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">{children}</div>
      </div>
    </ShellPage>
  );
}
