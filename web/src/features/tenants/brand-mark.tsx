"use client";
import { cn } from "@/ui/cn";
import type { Brand } from "./brand";
import { CrownIcon, Monogram, tile } from "./monogram";

// The logo, else the platform's sign or the agency's initial, with the name.
export function BrandMark({ brand, className }: { brand: Brand | null; className?: string }) {
  const look = cn("inline-flex h-7 items-center gap-2.5", className);
  if (!brand) return <EarlyMark className={look} />;
  return (
    <span className={look}>
      {brand.logoUrl ? (
        // eslint-disable-next-line @next/next/no-img-element -- drawn by the server in the right size
        <img src={brand.logoUrl} alt={brand.name} className="max-h-7 max-w-44 object-contain" />
      ) : (
        <>
          <Monogram letter={brand.isPlatform ? undefined : [...brand.name][0]} />
          <span data-name className="text-base font-semibold tracking-tight">
            {brand.name}
          </span>
        </>
      )}
    </span>
  );
}

// The same by the style sheet of the brand, with the very first paint; a screen reader waits for the name.
function EarlyMark({ className }: { className: string }) {
  return (
    <span aria-hidden className={className}>
      <span className="brand-early-logo h-7 w-44" />
      <span className="brand-early-mark items-center gap-2.5">
        <span className={cn(tile, "brand-early-initial")}>
          <CrownIcon className="brand-early-sign" />
        </span>
        <span data-name className="brand-early-name text-base font-semibold tracking-tight" />
      </span>
    </span>
  );
}
