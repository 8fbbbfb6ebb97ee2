import type { ReactNode } from "react";
import { Card, CardBody, CardHeader } from "../card";

export function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader title={name} />
      <CardBody className="flex flex-wrap items-start gap-4">{children}</CardBody>
    </Card>
  );
}

export const long =
  "Donaudampfschifffahrtsgesellschaftskapitän, of an agency whose name is far longer than anybody would expect";
