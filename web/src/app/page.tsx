import type { Metadata } from "next";
import { Landing } from "@/features/landing/landing";

export const metadata: Metadata = { title: "The operating system of your web agency" };

export default function LandingPage() {
  return <Landing />;
}
