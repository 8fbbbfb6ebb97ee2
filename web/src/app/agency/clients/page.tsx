import type { Metadata } from "next";
import { ClientsScreen } from "@/features/tenants/clients-screen";

export const metadata: Metadata = { title: "Clients" };

export default function ClientsPage() {
  return <ClientsScreen />;
}
