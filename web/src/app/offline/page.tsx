import type { Metadata } from "next";
import { OfflineScreen } from "@/features/shell/offline-screen";

export const metadata: Metadata = { title: "Offline" };

// Shown by the service worker instead of a page that it has never seen.
export default function OfflinePage() {
  return <OfflineScreen />;
}
