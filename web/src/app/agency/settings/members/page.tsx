import type { Metadata } from "next";
import { MembersScreen } from "@/features/members/members-screen";

export const metadata: Metadata = { title: "Members" };

export default function MembersPage() {
  return <MembersScreen />;
}
