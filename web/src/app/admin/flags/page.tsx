import type { Metadata } from "next";
import { FeaturesScreen } from "@/features/agencies/features-screen";

export const metadata: Metadata = { title: "Features" };

export default function FeaturesPage() {
  return <FeaturesScreen />;
}
