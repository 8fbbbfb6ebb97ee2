import type { Metadata } from "next";
import { ClientScreen } from "@/features/tenants/client-screen";

export const metadata: Metadata = { title: "Client" };

// One page for all: the edge maps every id to "_", and the screen reads it from the address.
export const generateStaticParams = () => [{ id: "_" }];

export default function ClientPage() {
  return <ClientScreen />;
}
