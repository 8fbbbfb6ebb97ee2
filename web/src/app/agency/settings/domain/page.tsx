import type { Metadata } from "next";
import { AppDomainScreen } from "@/features/tenants/app-domain-screen";

export const metadata: Metadata = { title: "Domain" };

export default function AppDomainPage() {
  return <AppDomainScreen />;
}
