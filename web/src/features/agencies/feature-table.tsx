"use client";
import { Link } from "@/ui/link";
import { useText } from "@/messages";
import { Avatar } from "@/ui/avatar";
import { Badge } from "@/ui/badge";
import { Skeleton } from "@/ui/skeleton";
import { Table, Td, Th, Tr } from "@/ui/table";
import type { ListedAgency } from "./agencies";
import { agencyPath } from "./agencies-table";
import { useFeatures } from "./features";

export function FeatureTable({ agencies }: { agencies: ListedAgency[] }) {
  const t = useText().agencies;
  return (
    <Table label={t.byAgency} className="rounded-none border-t">
      <thead>
        <tr>
          <Th>{t.columnAgency}</Th>
          <Th>{t.columnDeviations}</Th>
        </tr>
      </thead>
      <tbody>
        {agencies.map((agency) => (
          <Tr key={agency.id} className="relative hover:bg-muted/60">
            <Td className="max-w-0 min-w-40">
              <Link
                href={`${agencyPath(agency.id)}?tab=features`}
                className="flex items-center gap-2.5 font-medium after:absolute after:inset-0 after:content-['']"
              >
                <Avatar name={agency.name} square />
                <span className="truncate">{agency.name}</span>
              </Link>
            </Td>
            <Td className="w-3/5 py-2">
              <Deviations agencyId={agency.id} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Deviations({ agencyId }: { agencyId: string }) {
  const t = useText().agencies;
  const { data, error } = useFeatures(agencyId);
  if (error) return <span className="text-muted-foreground">{t.none}</span>;
  if (!data) return <Skeleton className="w-24" />;
  const deviating = data.filter(({ isOn, isOnByDefault }) => isOn !== isOnByDefault);
  if (deviating.length === 0) return <span className="text-muted-foreground">{t.asByDefault}</span>;
  return (
    <span className="flex flex-wrap gap-1.5">
      {deviating.map(({ name, isOn }) => (
        <Badge key={name} tone={isOn ? "success" : "warning"}>
          {t.deviation(t.featureWords[name]?.name ?? name, isOn)}
        </Badge>
      ))}
    </span>
  );
}
