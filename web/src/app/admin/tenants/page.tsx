import type { Metadata } from "next";
import { AgenciesScreen } from "@/features/agencies/agencies-screen";

export const metadata: Metadata = { title: "Agencies" };

export default function AgenciesPage() {
  return <AgenciesScreen />;
}
