"use client";
import { UserX } from "lucide-react";
import { Link } from "@/ui/link";
import { useMay } from "@/features/auth/session";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { PageHeader } from "@/ui/page";
import { ExportCard } from "./export-card";

export function AgencyPrivacyScreen() {
  const t = useText();
  const mayReadMembers = useMay("members:read");
  return (
    <>
      <PageHeader title={t.settings.privacy} description={t.privacy.description} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <ExportCard subject="agency" />
        <Card>
          <CardHeader
            className="py-3"
            title={t.privacy.personTitle}
            description={<span className="block max-w-prose text-pretty">{t.privacy.personText}</span>}
            actions={
              mayReadMembers && (
                <Button asChild size="sm">
                  <Link href="/agency/settings/members">
                    <UserX aria-hidden />
                    {t.privacy.toMembers}
                  </Link>
                </Button>
              )
            }
          />
        </Card>
      </div>
    </>
  );
}
