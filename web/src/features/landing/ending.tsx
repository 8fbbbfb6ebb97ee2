"use client";
import { Link } from "@/ui/link";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";

export function Ending() {
  const t = usePublicText().landing;
  return (
    <section className="border-t bg-background">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-6 px-4 py-16 sm:px-8">
        <div>
          <h2 className="text-2xl font-semibold tracking-tight">{t.endingTitle}</h2>
          <p className="mt-2 max-w-prose text-base text-pretty text-muted-foreground">{t.endingText}</p>
        </div>
        <Button asChild variant="primary" size="lg">
          <Link href="/register">{t.register}</Link>
        </Button>
      </div>
    </section>
  );
}

export function Footer() {
  const t = usePublicText().landing;
  const link = "rounded-sm hover:text-foreground hover:underline";
  return (
    <footer className="border-t">
      <div className="mx-auto flex max-w-6xl flex-wrap justify-between gap-x-8 gap-y-3 px-4 py-8 text-muted-foreground sm:px-8">
        <p>{t.name}</p>
        <nav aria-label={t.footer} className="flex flex-wrap gap-x-6 gap-y-2">
          <Link href="/login" className={link}>
            {t.signIn}
          </Link>
          <a href="/api/v1/docs" className={link}>
            {t.reference}
          </a>
        </nav>
      </div>
    </footer>
  );
}
