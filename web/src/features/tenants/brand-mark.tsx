"use client";
import { cn } from "@/ui/cn";
import type { Brand } from "./brand";
import { Monogram } from "./monogram";

// The logo, else the platform's sign or the agency's initial, with the name. Takes its room before it is known.
export function BrandMark({ brand, className }: { brand: Brand | null; className?: string }) {
  return (
    <span className={cn("inline-flex h-7 items-center gap-2.5", !brand && "invisible", className)}>
      {brand?.logoUrl ? (
        // eslint-disable-next-line @next/next/no-img-element -- drawn by the server in the right size
        <img src={brand.logoUrl} alt={brand.name} className="max-h-7 max-w-44 object-contain" />
      ) : (
        <>
          <Monogram letter={brand?.isPlatform === false ? [...brand.name][0] : undefined} />
          <span className="text-base font-semibold tracking-tight">{brand?.name ?? "\u00a0"}</span>
        </>
      )}
    </span>
  );
}
