"use client";
// Figures of days as a picture and in words, with a choice of how far back.
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { BarChart } from "@/ui/bar-chart";
import { Card, CardBody, CardHeader } from "@/ui/card";
import { Select } from "@/ui/select";
import { type Day, summed } from "./days";

const spans = ["7", "30", "90"] as const;

// How many days back, as the address says.
export function useSpan() {
  const [span, setSpan] = useQueryState("days", parseAsStringLiteral(spans).withDefault("30"));
  return { days: Number(span), span, setSpan };
}

export function DaysCard({
  title,
  days,
  words,
}: {
  title: string;
  days: Day[];
  words: (total: string, days: string) => string;
}) {
  const t = useText().platform;
  const format = useFormat();
  const { span, setSpan } = useSpan();
  const { total, peak } = summed(days);
  const most = peak ? ` ${t.peak(format.day(peak.day), format.number(peak.value))}` : "";
  return (
    <Card>
      <CardHeader
        title={title}
        actions={
          <Select
            aria-label={t.span}
            value={span}
            onChange={setSpan}
            choices={spans.map((one) => ({ value: one, label: t.lastDays(one) }))}
          />
        }
      />
      <CardBody>
        <BarChart
          summary={words(format.number(total), span) + most}
          endText={format.number}
          bars={days.map(({ day, value }) => ({
            label: format.day(day),
            value,
            text: format.number(value),
          }))}
        />
      </CardBody>
    </Card>
  );
}
