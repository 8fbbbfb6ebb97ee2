"use client";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Card, CardHeader } from "@/ui/card";
import { SkeletonRows } from "@/ui/skeleton";
import { FeatureLine } from "./feature-line";
import { useFeatures } from "./features";

export function AgencyFeatures({ agencyId }: { agencyId: string }) {
  const t = useText().agencies;
  const features = useFeatures(agencyId);
  return (
    <Card aria-busy={features.isPending}>
      <CardHeader title={t.features} description={t.featuresText} />
      <Region query={features} skeleton={<SkeletonRows rows={4} />}>
        {(list) => (
          <ul className="divide-y border-t">
            {list.map((feature) => (
              <FeatureLine key={feature.name} agencyId={agencyId} feature={feature} />
            ))}
          </ul>
        )}
      </Region>
    </Card>
  );
}
