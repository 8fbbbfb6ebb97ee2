import type { Metadata } from "next";
import { PlanScreen } from "@/features/billing/plan-screen";

export const metadata: Metadata = { title: "Plan" };

export default function PlanPage() {
  return <PlanScreen />;
}
