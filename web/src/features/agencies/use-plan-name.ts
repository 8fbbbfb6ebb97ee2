"use client";
import { usePlans } from "@/features/billing/plan-screen";

export function usePlanName() {
  const plans = usePlans().data;
  return (id: string) => plans?.find((one) => one.id === id)?.name ?? id;
}
