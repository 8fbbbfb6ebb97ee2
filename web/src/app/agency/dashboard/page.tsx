import type { Metadata } from "next";
import { AgencyDashboard } from "@/features/dashboard/agency-dashboard";

export const metadata: Metadata = { title: "Dashboard" };

export default function DashboardPage() {
  return <AgencyDashboard />;
}
