import type { Metadata } from "next";
import { AgencyScreen } from "@/features/agencies/agency-screen";

export const metadata: Metadata = { title: "Agency" };

// One page for all: the edge maps every id to "_", and the screen reads it from the address.
export const generateStaticParams = () => [{ id: "_" }];

export default function AgencyPage() {
  return <AgencyScreen />;
}
