// Figures of days: filled up, summed up. All of it is pure.
export type Day = { day: string; value: number };

const dayLength = 86_400_000;
const midnight = (time: number) => Math.floor(time / dayLength) * dayLength;

// So many days until today, those of which nothing is known too.
export function everyDay(known: Day[], count: number, now: number): Day[] {
  const values = new Map(known.map(({ day, value }) => [midnight(Date.parse(day)), value]));
  return Array.from({ length: count }, (_, at) => {
    const time = midnight(now) - (count - 1 - at) * dayLength;
    return { day: new Date(time).toISOString(), value: values.get(time) ?? 0 };
  });
}

// The sum, and the day with the most: the latest of them.
export function summed(days: Day[]) {
  const total = days.reduce((sum, { value }) => sum + value, 0);
  const peak = days.reduce<Day | null>(
    (most, one) => (one.value > 0 && one.value >= (most?.value ?? 0) ? one : most),
    null,
  );
  return { total, peak };
}
