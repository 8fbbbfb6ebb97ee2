import type { Metadata } from "next";
import { SignInSettingsScreen } from "@/features/sso/sign-in-settings-screen";

export const metadata: Metadata = { title: "Sign-in settings" };

export default function SignInSettingsPage() {
  return <SignInSettingsScreen />;
}
