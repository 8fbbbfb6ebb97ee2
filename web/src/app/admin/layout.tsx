import type { ReactNode } from "react";
import { SignedIn } from "@/features/shell/signed-in";

export default function Layout({ children }: { children: ReactNode }) {
  return <SignedIn area="admin">{children}</SignedIn>;
}
