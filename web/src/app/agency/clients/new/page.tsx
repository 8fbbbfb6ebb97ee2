import type { Metadata } from "next";
import { NewClientScreen } from "@/features/tenants/new-client-screen";

export const metadata: Metadata = { title: "Add a client" };

export default function NewClientPage() {
  return <NewClientScreen />;
}
