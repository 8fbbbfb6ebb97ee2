"use client";
import { useAgency } from "@/features/agencies/agencies";
import { useText } from "@/messages";

const nobody = /^[0-]+$/; // what the platform does for itself

export function JobAgency({ agencyId }: { agencyId: string }) {
  const t = useText().jobs;
  const isOfPlatform = nobody.test(agencyId);
  const agency = useAgency(isOfPlatform ? null : agencyId);
  if (isOfPlatform) return t.ofPlatform;
  return agency.data?.name ?? (agency.error ? t.goneAgency : "…");
}
