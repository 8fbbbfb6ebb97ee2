import { Rocket, Settings, UserRound, Users } from "lucide-react";
import type { Line } from "./lines";

const icons = { website: Rocket, client: Users, person: UserRound, agency: Settings };

function areaOf({ noun, operation }: Line): keyof typeof icons {
  if (/website|deploy/.test(`${noun} ${operation}`)) return "website";
  if (noun === "tenants.sub_tenants") return "client";
  return noun.startsWith("auth.") ? "person" : "agency";
}

// Which part of the agency it was about; the words beside it say it too.
export function ActivityIcon({ line }: { line: Line }) {
  const Icon = icons[areaOf(line)];
  return (
    <span className="mt-1 grid size-7 shrink-0 place-items-center rounded-full border bg-muted text-muted-foreground">
      <Icon aria-hidden className="size-3.5" />
    </span>
  );
}
