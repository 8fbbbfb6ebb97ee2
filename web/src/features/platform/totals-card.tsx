"use client";
import { ArrowRight } from "lucide-react";
import { Link } from "@/ui/link";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { SkeletonRows } from "@/ui/skeleton";
import { useSpan } from "./days-card";
import { MeterTotals } from "./meter-totals";
import { useTotals } from "./totals";

export function TotalsCard() {
  const t = useText().platform;
  const format = useFormat();
  const { days, span } = useSpan();
  const totals = useTotals(days);
  return (
    <Card aria-busy={totals.isPending}>
      <CardHeader
        title={t.inUse}
        actions={
          <Button asChild variant="ghost" size="sm" className="-mr-2">
            <Link href="/admin/usage">
              {t.usage}
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        }
      />
      <Region query={totals} skeleton={<SkeletonRows rows={4} />}>
        {({ meters, requests }) => (
          <>
            <MeterTotals meters={meters} />
            <p className="border-t px-4 py-2.5 text-muted-foreground">
              {t.requestsIn(format.number(requests.reduce((sum, day) => sum + day.requests, 0)), span)}
            </p>
          </>
        )}
      </Region>
    </Card>
  );
}
