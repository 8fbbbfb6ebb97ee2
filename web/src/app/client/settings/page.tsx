import type { Metadata } from "next";
import { ClientSettings } from "@/features/dashboard/client-settings";

export const metadata: Metadata = { title: "Settings" };

export default function SettingsPage() {
  return <ClientSettings />;
}
