import type { Metadata } from "next";
import { ClientWebsite } from "@/features/dashboard/client-area";

export const metadata: Metadata = { title: "Website" };

export default function WebsitePage() {
  return <ClientWebsite />;
}
