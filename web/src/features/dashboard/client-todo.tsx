"use client";
import { useSecondFactors } from "@/features/auth/second-factors";
import { usePerson } from "@/features/auth/session";
import { accountPath } from "@/features/shell/navigation";
import { useText } from "@/messages";
import { Card, CardHeader } from "@/ui/card";
import { ChecklistStep } from "./checklist-step";

// What the person itself can still do; gone when all of it is done.
export function ClientTodo() {
  const t = useText().clientArea;
  const { emailVerified } = usePerson();
  const factors = useSecondFactors().data?.data;
  if (!factors) return null;
  const steps = [
    { title: t.confirmEmail, text: t.confirmEmailText, isDone: emailVerified },
    {
      title: t.secondFactor,
      text: t.secondFactorText,
      isDone: factors.length > 0,
      href: `${accountPath}?tab=security`,
    },
  ];
  const open = steps.filter((step) => !step.isDone).length;
  if (open === 0) return null;
  return (
    <Card>
      <CardHeader title={t.todo} description={t.todoText(open)} />
      <ol className="divide-y border-t">
        {steps.map((step) => (
          <ChecklistStep key={step.title} {...step} />
        ))}
      </ol>
    </Card>
  );
}
