import type { Metadata } from "next";
import { MagicLinkScreen } from "@/features/auth/magic-link-screen";

export const metadata: Metadata = { title: "Sign in by e-mail" };

export default function MagicLinkPage() {
  return <MagicLinkScreen />;
}
