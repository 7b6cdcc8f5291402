import { item } from "#ui/schema.ts";
import { here } from "#web/context.ts";

/** What the forum is for, in a sentence, for those who come for the first time; and for search engines, whose it is. */
export function Purpose() {
  const { settings, forum } = here();
  const { siteUrl } = forum.config;
  return (
    <div {...item("Organization")}>
      {settings.siteDescription && (
        <p className="purpose" itemProp="description">
          {settings.siteDescription}
        </p>
      )}
      <meta itemProp="name" content={settings.siteName} />
      <link itemProp="url" href={`${siteUrl}/`} />
      <link itemProp="logo" href={`${siteUrl}/icon-512.png`} />
    </div>
  );
}
