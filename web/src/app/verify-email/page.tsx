import type { Metadata } from "next";
import { VerifyEmailScreen } from "@/features/auth/verify-email-screen";

export const metadata: Metadata = { title: "Confirm your e-mail address" };

export default function VerifyEmailPage() {
  return <VerifyEmailScreen />;
}
