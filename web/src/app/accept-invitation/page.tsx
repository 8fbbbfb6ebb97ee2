import type { Metadata } from "next";
import { AcceptInvitationScreen } from "@/features/auth/accept-invitation-screen";

export const metadata: Metadata = { title: "Accept an invitation" };

export default function AcceptInvitationPage() {
  return <AcceptInvitationScreen />;
}
