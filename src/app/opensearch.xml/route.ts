import { here } from "#web/context.ts";
import { XML_HEAD, xmlText } from "#web/views/xml.ts";

export const dynamic = "force-dynamic";

/** How a browser adds the forum to its search engines (OpenSearch 1.1). */
export async function GET(): Promise<Response> {
  const { forum, settings, t } = here();
  const { siteUrl } = forum.config;
  const xml = `${XML_HEAD}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${xmlText([...settings.siteName].slice(0, 16).join(""))}</ShortName>
  <LongName>${xmlText([...settings.siteName].slice(0, 48).join(""))}</LongName>
  <Description>${xmlText(t("search.openSearch", { site: settings.siteName }))}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">${xmlText(siteUrl)}/favicon.svg</Image>
  <Url type="text/html" method="get" template="${xmlText(siteUrl)}/search?q={searchTerms}"/>
  <Url type="application/json" method="get" template="${xmlText(siteUrl)}/search.json?q={searchTerms}"/>
</OpenSearchDescription>
`;
  const headers = {
    "content-type": "application/opensearchdescription+xml; charset=utf-8",
    "x-robots-tag": "noindex",
  };
  return new Response(xml, { headers });
}
