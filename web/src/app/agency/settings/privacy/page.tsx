import type { Metadata } from "next";
import { AgencyPrivacyScreen } from "@/features/privacy/agency-privacy-screen";

export const metadata: Metadata = { title: "Privacy" };

export default function AgencyPrivacyPage() {
  return <AgencyPrivacyScreen />;
}
