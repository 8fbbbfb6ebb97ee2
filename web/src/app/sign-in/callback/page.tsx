import type { Metadata } from "next";
import { CallbackScreen } from "@/features/sso/callback-screen";

// Without an icon: the platform's would stand in the tab of people who are on their way to an agency's own address.
export const metadata: Metadata = { title: "Sign in", referrer: "no-referrer", icons: { icon: "data:," } };

export default function CallbackPage() {
  return <CallbackScreen />;
}
