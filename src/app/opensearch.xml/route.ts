import { here } from "#web/context.ts";

export const dynamic = "force-dynamic";

/** How a browser adds the forum to its search engines (OpenSearch 1.1). */
export async function GET(): Promise<Response> {
  const { forum, settings, t } = here();
  const { siteUrl } = forum.config;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escaped([...settings.siteName].slice(0, 16).join(""))}</ShortName>
  <LongName>${escaped([...settings.siteName].slice(0, 48).join(""))}</LongName>
  <Description>${escaped(t("search.openSearch", { site: settings.siteName }))}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">${escaped(siteUrl)}/favicon.svg</Image>
  <Url type="text/html" method="get" template="${escaped(siteUrl)}/search?q={searchTerms}"/>
  <Url type="application/json" method="get" template="${escaped(siteUrl)}/search.json?q={searchTerms}"/>
</OpenSearchDescription>
`;
  return new Response(xml, { headers: { "content-type": "application/opensearchdescription+xml; charset=utf-8" } });
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
