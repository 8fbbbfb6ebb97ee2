"use client";
import { useSecondFactors } from "@/features/auth/second-factors";
import { usePerson } from "@/features/auth/session";
import { accountPath } from "@/features/shell/navigation";
import { useLastCount } from "@/features/shell/use-last";
import { useText } from "@/messages";
import { Card, CardHeader } from "@/ui/card";
import { SkeletonRows } from "@/ui/skeleton";
import { ChecklistStep } from "./checklist-step";

// What the person itself can still do; gone when all of it is done.
export function ClientTodo() {
  const t = useText().clientArea;
  const { emailVerified } = usePerson();
  const factors = useSecondFactors().data?.data;
  const hasFactor = factors && factors.length > 0;
  const open = hasFactor === undefined ? undefined : Number(!emailVerified) + Number(!hasFactor);
  const last = useLastCount("todo", open, 1);
  if (open === undefined && last > 0) return <Awaited />;
  if (!open) return null;
  const security = `${accountPath}?tab=security`;
  return (
    <Card>
      <CardHeader title={t.todo} description={t.todoText(open)} />
      <ol className="divide-y border-t">
        <ChecklistStep title={t.confirmEmail} text={t.confirmEmailText} isDone={emailVerified} />
        <ChecklistStep
          title={t.secondFactor}
          text={t.secondFactorText}
          isDone={!!hasFactor}
          href={security}
        />
      </ol>
    </Card>
  );
}

const Awaited = () => (
  <Card aria-busy>
    <SkeletonRows rows={3} tall />
  </Card>
);
