import { Laptop, Smartphone, Terminal } from "lucide-react";

const kinds = [
  { words: /iPhone|iPad|Android/, icon: Smartphone },
  { words: / on |Unknown/, icon: Laptop },
  { words: /./, icon: Terminal },
];

export function DeviceIcon({ name }: { name: string }) {
  const Icon = kinds.find((one) => one.words.test(name))?.icon ?? Laptop;
  return <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />;
}
