"use client";
import { Link } from "@/ui/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useTitle } from "@/features/shell/use-title";
import { useBrand } from "@/features/tenants/brand";
import { BrandMark } from "@/features/tenants/brand-mark";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { Ending, Footer } from "./ending";
import { Plans } from "./plans";
import { ScreenPicture } from "./screen-picture";
import { Tour } from "./tour";

// The platform's own front door. On an agency's address there is none: people sign in there.
export function Landing() {
  const t = usePublicText().landing;
  const brand = useBrand();
  const router = useRouter();
  useTitle(brand?.isPlatform ? t.headline : null);
  useEffect(() => {
    if (brand && !brand.isPlatform) router.replace("/login");
  }, [brand, router]);
  if (brand && !brand.isPlatform) return null;
  return (
    <div className="bg-card">
      <header className="mx-auto flex h-16 max-w-6xl items-center justify-between gap-4 px-4 sm:px-8">
        <BrandMark brand={brand} className="max-sm:[&_[data-name]]:sr-only" />
        <nav className="flex gap-2">
          <Button asChild variant="ghost">
            <Link href="/login">{t.signIn}</Link>
          </Button>
          <Button asChild variant="primary">
            <Link href="/register">{t.register}</Link>
          </Button>
        </nav>
      </header>
      <main>
        <Hero />
        <Tour />
        <Points />
        <Plans />
        <Ending />
      </main>
      <Footer />
    </div>
  );
}

function Hero() {
  const t = usePublicText().landing;
  return (
    <section className="mx-auto grid max-w-6xl items-center gap-10 px-4 pt-12 pb-16 sm:px-8 sm:pt-20 lg:grid-cols-2">
      <div>
        <h1 className="text-4xl leading-[1.1] font-semibold tracking-tight text-balance sm:text-5xl">
          {t.headline}
        </h1>
        <p className="mt-5 max-w-prose text-lg text-pretty text-muted-foreground">{t.claim}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <Button asChild variant="primary" size="lg">
            <Link href="/register">{t.register}</Link>
          </Button>
          <Button asChild size="lg">
            <a href="#plans">{t.see}</a>
          </Button>
        </div>
      </div>
      <ScreenPicture name="deployment-1280" isFirst />
    </section>
  );
}

function Points() {
  const t = usePublicText().landing;
  return (
    <section className="border-y bg-background">
      <div className="mx-auto max-w-6xl px-4 py-16 sm:px-8">
        <h2 className="text-2xl font-semibold tracking-tight">{t.pointsTitle}</h2>
        <dl className="mt-8 grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
          {t.points.map(([title, text]) => (
            <div key={title} className="border-t pt-4">
              <dt className="text-base font-semibold">{title}</dt>
              <dd className="mt-1 text-base text-pretty text-muted-foreground">{text}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
