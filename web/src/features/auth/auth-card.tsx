"use client";
import type { ReactNode } from "react";
import { useTitle } from "@/features/shell/use-title";
import { useBrand } from "@/features/tenants/brand";
import { BrandMark } from "@/features/tenants/brand-mark";

// The frame of everything before one is signed in.
export function AuthCard({
  title,
  text,
  below,
  children,
}: {
  title: ReactNode;
  text?: ReactNode;
  below?: ReactNode;
  children?: ReactNode;
}) {
  const brand = useBrand();
  useTitle(typeof title === "string" ? title : null);
  return (
    // In the middle with all ways to sign in, and growing downwards: what is there already stays where it is.
    <main className="grid min-h-full justify-items-center px-4 pt-[max(2.5rem,calc(50dvh-19rem))] pb-10">
      <div className="w-full max-w-[22rem]">
        <div className="mb-6 flex justify-center">
          <BrandMark brand={brand} />
        </div>
        <div className="rounded-xl border bg-card p-6 shadow-sm">
          <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
          {text && <p className="mt-1 text-pretty text-muted-foreground">{text}</p>}
          {children && <div className="mt-5">{children}</div>}
        </div>
        {below && <p className="mt-5 text-center text-muted-foreground">{below}</p>}
        <Imprint />
      </div>
    </main>
  );
}

function Imprint() {
  const brand = useBrand();
  const links = [
    { label: brand?.legalName, href: brand?.imprintUrl },
    { label: brand?.supportEmail, href: brand?.supportEmail && `mailto:${brand.supportEmail}` },
  ].filter((one) => one.label && one.href);
  if (links.length === 0) return null;
  return (
    <p className="mt-6 flex justify-center gap-4 text-xs text-muted-foreground">
      {links.map((one) => (
        <a key={one.label} href={one.href ?? undefined} className="hover:text-foreground">
          {one.label}
        </a>
      ))}
    </p>
  );
}
