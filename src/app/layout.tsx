import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { DEFAULT_ACCENT } from "#ui/accent.ts";
import { Footer, SkipLink } from "#ui/page.tsx";
import { scriptPath } from "#web/client-script.ts";
import { here } from "#web/context.ts";
import { footerLinks } from "./footer-links.ts";
import { SiteHeader } from "./site-header.tsx";
import { SuspensionNotice } from "./suspension-notice.tsx";

// Every page is rendered for the one who asks.
export const dynamic = "force-dynamic";

export function generateMetadata(): Metadata {
  const { settings, forum } = here();
  return {
    metadataBase: new URL(forum.config.siteUrl),
    title: { default: settings.siteName, template: `%s – ${settings.siteName}` },
    manifest: "/manifest.webmanifest",
    icons: {
      icon: [
        { url: "/favicon.svg", type: "image/svg+xml" },
        { url: "/favicon.ico", sizes: "48x48" },
      ],
      apple: "/apple-touch-icon.png",
    },
  };
}

export function generateViewport(): Viewport {
  const { accent } = here().settings;
  return { width: "device-width", initialScale: 1, colorScheme: "light dark", themeColor: accent };
}

export default async function Layout({ children }: { children: ReactNode }) {
  const { locale, settings, t } = here();
  return (
    <html lang={locale}>
      <head>
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          href="/opensearch.xml"
          title={settings.siteName}
        />
        <link rel="alternate" type="application/rss+xml" href="/feed.xml" title={settings.siteName} />
        {settings.accent !== DEFAULT_ACCENT && (
          <link rel="stylesheet" href={`/theme.css?v=${settings.accent.slice(1)}`} />
        )}
        <script data-stoa="" type="module" src={scriptPath()} />
      </head>
      <body>
        <SkipLink label={t("site.skip")} />
        <SiteHeader />
        <SuspensionNotice />
        {children}
        <Footer
          brand={settings.siteName}
          label={t("site.footer")}
          links={await footerLinks()}
          promise={t("site.promise")}
        />
      </body>
    </html>
  );
}
