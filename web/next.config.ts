// Files for the edge in production; in development a server that passes the API on.
import type { NextConfig } from "next";

const api = process.env.WEB_API ?? "http://127.0.0.1:8000";
const isProduction = process.env.NODE_ENV === "production";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  experimental: { optimizePackageImports: ["radix-ui"] },
  ...(isProduction
    ? { output: "export" }
    : {
        pageExtensions: ["dev.tsx", "tsx", "ts"], // the gallery at /ui is not for the export
        rewrites: async () => [
          { source: "/api/:path*", destination: `${api}/api/:path*` },
          { source: "/brand-icon", destination: "/icon.svg" },
          { source: "/favicon.ico", destination: "/icon.svg" },
        ],
      }),
};

export default config;
