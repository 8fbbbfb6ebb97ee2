"use client";
import { ArrowRight } from "lucide-react";
import { Link } from "@/ui/link";
import { useMay, usePerson } from "@/features/auth/session";
import { accountPath } from "@/features/shell/navigation";
import { Region } from "@/features/shell/region";
import { ShellPage } from "@/features/shell/shell-page";
import { AgencyCard } from "@/features/tenants/agency-card";
import { ClientDetails } from "@/features/tenants/client-details";
import { useClient } from "@/features/tenants/clients";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";

// The client's details, to change for who may; and the way to one's own account.
export function ClientSettings() {
  const t = useText().clientArea;
  const { subTenantId } = usePerson();
  const client = useClient(subTenantId ?? null);
  const mayWrite = useMay("clients:write");
  return (
    <ShellPage crumbs={[{ label: t.settings }]} narrow>
      <PageHeader title={t.settings} description={t.settingsText} />
      <Card>
        <CardHeader
          title={t.yourAccount}
          description={t.yourAccountText}
          actions={
            <Button asChild size="sm">
              <Link href={accountPath}>
                {t.openAccount}
                <ArrowRight aria-hidden />
              </Link>
            </Button>
          }
        />
      </Card>
      <Region
        query={client}
        skeleton={
          <Card aria-busy>
            <SkeletonRows rows={4} />
          </Card>
        }
      >
        {(found) => <ClientDetails client={found} description={mayWrite ? undefined : t.keptText} />}
      </Region>
      <AgencyCard />
    </ShellPage>
  );
}
