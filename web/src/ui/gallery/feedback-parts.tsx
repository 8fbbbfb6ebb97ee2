"use client";
import { Inbox } from "lucide-react";
import { useState } from "react";
import { Badge } from "../badge";
import { Button } from "../button";
import { EmptyState } from "../empty-state";
import { Meter } from "../meter";
import { Notice } from "../notice";
import { Progress } from "../progress";
import { Skeleton, SkeletonRows } from "../skeleton";
import { Spinner } from "../spinner";
import { Status, type StatusKind } from "../status";
import { Stepper } from "../stepper";
import { long, Part } from "./part";

const tones = ["info", "success", "warning", "danger"] as const;
const kinds: StatusKind[] = ["good", "busy", "waiting", "paused", "bad", "neutral"];
const badges = ["neutral", "success", "warning", "danger"] as const;

export function FeedbackParts() {
  const [step, setStep] = useState(1);
  return (
    <>
      <Part name="Notice">
        {tones.map((tone) => (
          <Notice
            key={tone}
            tone={tone}
            title={tone}
            action={<Button size="sm">Act</Button>}
            className="w-full"
          >
            {long}
          </Notice>
        ))}
      </Part>
      <Part name="Status, Badge, Spinner">
        {kinds.map((kind) => (
          <Status key={kind} kind={kind} word={kind} />
        ))}
        {badges.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        <Spinner />
      </Part>
      <Part name="Meter, Progress">
        <div className="grid w-full gap-4 sm:grid-cols-3">
          <Meter label="Clients" used={3} limit={10} />
          <Meter label="Nearly full" used={9} limit={10} />
          <Meter label="Full" used={10} limit={10} />
          <Meter label="Without a limit" used={1200} limit={null} />
          <Progress label="Work" value={40} />
        </div>
      </Part>
      <Part name="Stepper">
        <Stepper label="Steps" steps={["Details", "Domain", long, "Review"]} current={step} onGo={setStep} />
        <Button onClick={() => setStep((step + 1) % 4)}>Next</Button>
      </Part>
      <Part name="EmptyState">
        <EmptyState
          icon={Inbox}
          title="Nothing here yet"
          text={long}
          action={<Button variant="primary">Begin</Button>}
          className="w-full"
        />
      </Part>
      <Part name="Skeleton">
        <Skeleton className="w-48" />
        <SkeletonRows rows={3} className="w-full" />
      </Part>
    </>
  );
}
