import type { Metadata } from "next";
import { PlatformDashboard } from "@/features/platform/platform-dashboard";

export const metadata: Metadata = { title: "Dashboard" };

export default function DashboardPage() {
  return <PlatformDashboard />;
}
