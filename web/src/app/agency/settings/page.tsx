import type { Metadata } from "next";
import { AgencySettingsScreen } from "@/features/tenants/agency-settings-screen";

export const metadata: Metadata = { title: "Settings" };

export default function AgencySettingsPage() {
  return <AgencySettingsScreen />;
}
