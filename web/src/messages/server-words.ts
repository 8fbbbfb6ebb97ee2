// What the server says in English sentences that have no code of their own, such as why a deployment has failed.
// A pattern has {} where the server puts a name or a number, and so has what is said instead; what no pattern fits is
// shown as it came.
export type Sentence = readonly [pattern: string, told: string];

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const expressionOf = (pattern: string) =>
  new RegExp(`^${pattern.split("{}").map(quoted).join("(.+)")}$`, "s");

export function toldIn(sentences: readonly Sentence[], text: string): string {
  for (const [pattern, told] of sentences) {
    const found = expressionOf(pattern).exec(text);
    if (!found) continue;
    const parts = found.slice(1).map((part) => toldIn(sentences, part));
    return told.replace(/\{\}/g, () => parts.shift() ?? "");
  }
  return text;
}
