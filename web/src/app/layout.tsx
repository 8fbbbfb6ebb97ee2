import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { Worker } from "@/features/shell/worker";
import { BrandProvider } from "@/features/tenants/brand";
import { ownStyleScript } from "@/features/tenants/own-style-script";
import { languageScript } from "@/messages/language-script";
import { themeScript } from "@/ui/theme-script";
import "./globals.css";

const inter = localFont({
  src: "../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  variable: "--font-inter",
  weight: "100 900",
  display: "swap",
});

export const metadata: Metadata = {
  icons: { icon: "/brand-icon", apple: "/brand-icon" },
  manifest: "/api/v1/branding/manifest.webmanifest",
};
export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f6f7" },
    { media: "(prefers-color-scheme: dark)", color: "#0b0c0e" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={inter.variable} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: `${themeScript};${languageScript};${ownStyleScript}` }} />
        {/* eslint-disable-next-line @next/next/no-css-tags -- the API's, chosen by the host name */}
        <link rel="stylesheet" href="/api/v1/branding.css" />
      </head>
      <body>
        <BrandProvider>{children}</BrandProvider>
        <Worker />
      </body>
    </html>
  );
}
