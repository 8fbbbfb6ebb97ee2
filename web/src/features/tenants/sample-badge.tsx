"use client";
import { useText } from "@/messages";
import { Badge } from "@/ui/badge";
import type { Client } from "./clients";

export function SampleBadge({ client }: { client: Pick<Client, "isSample"> }) {
  const t = useText().samples;
  return client.isSample && <Badge>{t.badge}</Badge>;
}
