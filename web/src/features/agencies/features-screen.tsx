"use client";
// Which features there are, and which agencies have them otherwise than by default. The API tells it agency by agency.
import { parseAsString, useQueryState } from "nuqs";
import { usePerson } from "@/features/auth/session";
import { useSettled } from "@/ui/use-settled";
import { Failure, Region } from "@/features/shell/region";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card, CardFooter, CardHeader } from "@/ui/card";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";
import { SearchInput } from "@/ui/search-input";
import { useAgencies } from "./agencies";
import { FeatureTable } from "./feature-table";
import { useFeatures } from "./features";

const pageSize = 10;

export function FeaturesScreen() {
  const t = useText();
  return (
    <ShellPage crumbs={[{ label: t.shell.features }]}>
      <PageHeader title={t.shell.features} description={t.agencies.featuresDescription} />
      <KnownFeatures />
      <Deviations />
    </ShellPage>
  );
}

function KnownFeatures() {
  const t = useText().agencies;
  const features = useFeatures(usePerson().tenantId);
  return (
    <Card aria-busy={features.isPending}>
      <CardHeader title={t.knownFeatures} />
      <Region query={features} skeleton={<SkeletonRows rows={4} />}>
        {(list) => (
          <ul className="divide-y border-t">
            {list.map(({ name, meaning, isOnByDefault }) => (
              <li key={name} className="flex items-center justify-between gap-4 px-4 py-2.5">
                <div>
                  <p className="font-medium">{t.featureWords[name]?.name ?? name}</p>
                  <p className="text-xs text-muted-foreground">{t.featureWords[name]?.meaning ?? meaning}</p>
                </div>
                <Badge>{isOnByDefault ? t.onByDefault : t.offByDefault}</Badge>
              </li>
            ))}
          </ul>
        )}
      </Region>
    </Card>
  );
}

function Deviations() {
  const t = useText().agencies;
  const format = useFormat();
  const [q, setQ] = useQueryState("q", parseAsString.withDefault(""));
  const search = useSettled(q).trim();
  const pages = useAgencies(search ? { search } : {}, { limit: pageSize });
  const agencies = pages.data?.pages.flatMap((page) => page.data);
  return (
    <Card aria-busy={!agencies && !pages.error}>
      <CardHeader
        title={t.byAgency}
        actions={<SearchInput label={t.searchLabel} value={q} onChange={setQ} className="w-60" />}
      />
      {agencies ? (
        <>
          <FeatureTable agencies={agencies} />
          <CardFooter className="min-h-12">
            <span role="status">{t.count(format.number(agencies.length), pages.hasNextPage)}</span>
            {pages.hasNextPage && (
              <Button size="sm" pending={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
                {t.more}
              </Button>
            )}
          </CardFooter>
        </>
      ) : pages.error ? (
        <Failure query={pages} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </Card>
  );
}
