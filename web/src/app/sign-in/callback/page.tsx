import type { Metadata } from "next";
import { CallbackScreen } from "@/features/sso/callback-screen";

export const metadata: Metadata = { title: "Sign in", referrer: "no-referrer" };

export default function CallbackPage() {
  return <CallbackScreen />;
}
