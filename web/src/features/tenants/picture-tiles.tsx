"use client";
import { useText } from "@/messages";
import { cn } from "@/ui/cn";

// The picture on light and on dark paper, in a room that stays the same without one.
export function PictureTiles({
  url,
  label,
  square,
  pending,
}: {
  url: string | null;
  label: string;
  square: boolean;
  pending: boolean;
}) {
  const t = useText().settings;
  const tile = (look: string, alt: string) => (
    <div
      className={cn("grid h-20 place-items-center rounded-md border p-3", look, pending && "animate-pulse")}
    >
      {url && (
        // eslint-disable-next-line @next/next/no-img-element -- drawn by the server in the right size
        <img
          src={url}
          alt={alt}
          className={cn("object-contain", square ? "size-10" : "max-h-12 max-w-full")}
        />
      )}
    </div>
  );
  if (!url) {
    return (
      <div
        className={cn(
          "grid h-20 place-items-center rounded-md border border-dashed border-input text-xs text-muted-foreground",
          pending && "animate-pulse",
        )}
      >
        {t.noPicture}
      </div>
    );
  }
  return (
    <div className="grid grid-cols-2 gap-2">
      {tile("bg-white", `${label}, ${t.onLight}`)}
      {tile("bg-[#121316]", `${label}, ${t.onDark}`)}
    </div>
  );
}
