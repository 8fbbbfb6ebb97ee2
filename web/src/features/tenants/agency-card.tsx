"use client";
import { useText } from "@/messages";
import { Card, CardHeader } from "@/ui/card";
import { useOwnBrand } from "./own-brand";

// How to reach one's agency; nothing where it has said nothing.
export function AgencyCard() {
  const t = useText().clientArea;
  const brand = useOwnBrand()?.branding;
  if (!brand) return null;
  const ways = [
    { label: t.contactEmail, text: brand.supportEmail, href: `mailto:${brand.supportEmail}` },
    {
      label: t.contactPhone,
      text: brand.supportPhone,
      href: `tel:${brand.supportPhone?.replace(/[^+\d]/g, "")}`,
    },
    { label: t.contactPage, text: hostOf(brand.supportUrl), href: brand.supportUrl },
    { label: t.imprint, text: hostOf(brand.imprintUrl), href: brand.imprintUrl },
    { label: t.privacy, text: hostOf(brand.privacyUrl), href: brand.privacyUrl },
  ].filter((way) => way.text);
  return (
    <Card>
      <CardHeader title={brand.legalName ?? brand.name} description={t.agencyText} />
      {ways.length > 0 && (
        <dl className="grid gap-3 border-t px-4 py-4">
          {ways.map((way) => (
            <div key={way.label}>
              <dt className="text-xs text-muted-foreground">{way.label}</dt>
              <dd className="min-w-0">
                <a href={way.href ?? undefined} className="rounded-sm break-words text-link hover:underline">
                  {way.text}
                </a>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}

const hostOf = (url?: string | null) => url && new URL(url).host;
