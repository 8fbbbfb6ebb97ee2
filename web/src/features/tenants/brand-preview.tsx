"use client";
import { Mail } from "lucide-react";
import type { CSSProperties } from "react";
import { useText } from "@/messages";
import { Card, CardBody, CardHeader } from "@/ui/card";
import { parseColor, type Tones, tonesOf } from "./colors";
import { Monogram } from "./monogram";
import type { SettingsParts } from "./settings-form";

const papers = {
  light: { card: "#ffffff", foreground: "#17181c", muted: "#5c606b", line: "#d2d3d9", page: "#f6f6f7" },
  dark: { card: "#121316", foreground: "#ececef", muted: "#a0a4ae", line: "#34373e", page: "#0b0c0e" },
};
const fallback = tonesOf([29, 78, 216]);

// The names of the design's own colours, so that the parts of the preview are drawn like the real ones.
function looksOf(scheme: keyof typeof papers, tones: Tones) {
  const paper = papers[scheme];
  return {
    "--background": paper.page,
    "--card": paper.card,
    "--foreground": paper.foreground,
    "--muted-foreground": paper.muted,
    "--border": paper.line,
    "--primary": tones.base,
    "--primary-foreground": tones.onBase,
    "--link": scheme === "light" ? tones.onLight : tones.onDark,
  } as CSSProperties;
}

// The sign-in page and a mail, as the typed settings make them.
export function BrandPreview({ parts: { draft, read } }: { parts: SettingsParts }) {
  const t = useText().settings;
  const color = parseColor(draft.valueOf("primaryColor"));
  const tones = color ? tonesOf(color) : fallback;
  const name = draft.valueOf("name");
  const sender = draft.valueOf("mailSenderName") || name;
  return (
    <Card className="xl:sticky xl:top-20">
      <CardHeader title={t.preview} />
      <CardBody className="grid gap-3 sm:max-xl:grid-cols-2">
        {(["light", "dark"] as const).map((scheme) => (
          <div
            key={scheme}
            role="img"
            aria-label={scheme === "light" ? t.previewLight : t.previewDark}
            style={looksOf(scheme, tones)}
            className="rounded-md border bg-background p-4 text-foreground"
          >
            <SignInCard name={name} logo={read.logoUrl ?? null} />
          </div>
        ))}
        <MailLine sender={sender} subject={t.previewSubject} label={t.previewInbox} />
      </CardBody>
    </Card>
  );
}

function SignInCard({ name, logo }: { name: string; logo: string | null }) {
  const t = useText().settings;
  return (
    <div className="grid gap-2.5 rounded-md border bg-card p-4">
      {logo ? (
        // eslint-disable-next-line @next/next/no-img-element -- drawn by the server in the right size
        <img src={logo} alt="" className="h-6 max-w-36 object-contain object-left" />
      ) : (
        <span className="flex h-6 items-center gap-2 font-semibold">
          <Monogram letter={[...name][0] ?? "·"} />
          <span className="truncate">{name}</span>
        </span>
      )}
      <span className="h-7 rounded-md border px-2 py-1 text-xs text-muted-foreground">{t.previewEmail}</span>
      <span className="grid h-7 place-items-center rounded-md bg-primary text-xs font-medium text-primary-foreground">
        {t.previewSignIn}
      </span>
      <span className="text-xs text-link">{t.previewForgot}</span>
    </div>
  );
}

function MailLine({ sender, subject, label }: { sender: string; subject: string; label: string }) {
  return (
    <div className="sm:max-xl:col-span-2">
      <p className="mb-1 text-xs text-muted-foreground">{label}</p>
      <div className="flex items-center gap-2.5 rounded-md border px-3 py-2">
        <Mail aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <span className="min-w-0">
          <span className="block truncate font-medium">{sender}</span>
          <span className="block truncate text-xs text-muted-foreground">{subject}</span>
        </span>
      </div>
    </div>
  );
}
