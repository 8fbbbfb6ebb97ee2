import { cn } from "./cn";

function initials(name: string) {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}

export function Avatar({
  name,
  image,
  square,
  className,
}: {
  name: string;
  image?: string;
  square?: boolean;
  className?: string;
}) {
  const shape = cn("size-6 shrink-0 overflow-hidden", square ? "rounded-md" : "rounded-full");
  // eslint-disable-next-line @next/next/no-img-element -- pictures of tenants, drawn by the server
  if (image) return <img src={image} alt="" className={cn(shape, "object-cover", className)} />;
  return (
    <span
      aria-hidden
      className={cn(
        shape,
        "grid place-items-center bg-foreground text-2xs font-semibold text-background",
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}
