import type { Metadata } from "next";
import { PersonScreen } from "@/features/people/person-screen";

export const metadata: Metadata = { title: "Person" };

// One page for all: the edge maps every id to "_", and the screen reads it from the address.
export const generateStaticParams = () => [{ id: "_" }];

export default function PersonPage() {
  return <PersonScreen />;
}
