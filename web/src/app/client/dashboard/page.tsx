import type { Metadata } from "next";
import { ClientDashboard } from "@/features/dashboard/client-area";

export const metadata: Metadata = { title: "Dashboard" };

export default function DashboardPage() {
  return <ClientDashboard />;
}
