"use client";
import type { ReactNode } from "react";
import { usePublicText } from "@/messages";
import { cn } from "@/ui/cn";
import { ScreenPicture } from "./screen-picture";

// A look at the three screens that matter: for the agency to make and to keep, for the client to have.
export function Tour() {
  const t = usePublicText().landing.tour;
  return (
    <section className="mx-auto grid max-w-6xl gap-20 px-4 pt-8 pb-20 sm:gap-28 sm:px-8">
      <Stop {...t.make}>
        <ScreenPicture name="new-client-template-1280" />
      </Stop>
      <Stop {...t.keep} isReversed>
        <ScreenPicture name="agency-dashboard-1280" />
      </Stop>
      <Stop {...t.have}>
        <div className="mx-auto max-w-72">
          <ScreenPicture name="client-dashboard-390" />
        </div>
      </Stop>
    </section>
  );
}

type StopProps = { title: string; text: string; points: string[]; isReversed?: boolean; children: ReactNode };

function Stop({ title, text, points, isReversed, children }: StopProps) {
  return (
    <div className="grid items-center gap-8 lg:grid-cols-5 lg:gap-14">
      <div className="lg:col-span-2">
        <h2 className="text-3xl font-semibold tracking-tight text-balance">{title}</h2>
        <p className="mt-4 max-w-prose text-lg text-pretty text-muted-foreground">{text}</p>
        <ul className="mt-6 grid gap-2.5">
          {points.map((point) => (
            <li key={point} className="border-l-2 border-primary pl-3 text-base">
              {point}
            </li>
          ))}
        </ul>
      </div>
      <div className={cn("lg:col-span-3", isReversed && "lg:order-first")}>{children}</div>
    </div>
  );
}
