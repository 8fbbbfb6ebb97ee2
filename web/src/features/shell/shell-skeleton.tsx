"use client";
import { useText } from "@/messages";
import { Skeleton } from "@/ui/skeleton";

// The frame before it is known who looks at it.
export function ShellSkeleton() {
  const t = useText().shell;
  return (
    <div className="flex h-full" aria-busy>
      <div className="hidden w-60 shrink-0 flex-col gap-3 p-4 md:flex">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="mt-4 h-5 w-full" />
        <Skeleton className="h-5 w-4/5" />
      </div>
      <main className="flex-1 md:py-2 md:pr-2">
        <h1 className="sr-only">{t.opening}</h1>
        <div className="h-full bg-card md:rounded-lg md:border">
          <div className="h-12 border-b" />
          <div className="mx-auto grid max-w-6xl gap-4 p-8">
            <Skeleton className="h-7 w-56" />
            <Skeleton className="h-28 w-full" />
          </div>
        </div>
      </main>
    </div>
  );
}
