import type { Metadata } from "next";
import { BrandingScreen } from "@/features/tenants/branding-screen";

export const metadata: Metadata = { title: "Branding" };

export default function BrandingPage() {
  return <BrandingScreen />;
}
