"use client";
import { isApiError } from "@/api/error";
import { useFailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { toast } from "@/ui/toasts";
import { type Client, useRestoreClient } from "./clients";

const patience = 15;
const pause = 1_000;

// Brings a client back. Right after the deletion its old website is still being taken down: that is waited for.
export function useRestore() {
  const t = useText().clients;
  const failureText = useFailureText();
  const restore = useRestoreClient();
  async function attempt(client: Client, left: number): Promise<void> {
    try {
      await restore.mutateAsync(client.id);
      toast(t.restored(client.name), { tone: "success" });
    } catch (error) {
      const isBusy = isApiError(error, "website_being_removed");
      if (isBusy && left > 0) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        return attempt(client, left - 1);
      }
      toast(isBusy ? t.restoreBusy : failureText(error).text, { tone: "danger" });
    }
  }
  return (client: Client) => attempt(client, patience);
}
