import { welcomeHtml } from "#forum/pages/queries.ts";
import { logoPath } from "#forum/settings/logo.ts";
import { Prose } from "#ui/page.tsx";
import { item } from "#ui/schema.ts";
import { here } from "#web/context.ts";

/**
 * What the forum is for, for those who come for the first time: the company's own welcome, or a sentence; and for
 * search engines, whose it is.
 */
export async function Purpose() {
  const { settings, forum } = here();
  const { siteUrl } = forum.config;
  const { logo } = settings;
  const welcome = await welcomeHtml(forum);
  return (
    <div {...item("Organization")}>
      {welcome && <Prose html={welcome} />}
      {settings.siteDescription &&
        (welcome ? (
          <meta itemProp="description" content={settings.siteDescription} />
        ) : (
          <p className="purpose" itemProp="description">
            {settings.siteDescription}
          </p>
        ))}
      <meta itemProp="name" content={settings.siteName} />
      <link itemProp="url" href={`${siteUrl}/`} />
      <link itemProp="logo" href={siteUrl + (logo.light ? logoPath(logo.light) : "/icon-512.png")} />
    </div>
  );
}
