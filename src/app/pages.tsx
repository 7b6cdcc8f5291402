import { Pager } from "#ui/navigation.tsx";
import { here } from "#web/context.ts";
import { numeral } from "#web/format.ts";

/** The pages of a list under `path`; `keep` are query parameters that all of them have. */
export function Pages({
  current,
  total,
  path,
  keep = {},
  above = false,
}: {
  current: number;
  total: number;
  path: string;
  keep?: Readonly<Record<string, string>>;
  /** The first of two on a page, which needs a name of its own. */
  above?: boolean;
}) {
  const { t, locale } = here();
  const href = (page: number) => {
    const query = new URLSearchParams({ ...keep, ...(page > 1 && { page: String(page) }) }).toString();
    return query ? `${path}?${query}` : path;
  };
  return (
    <>
      {/* React puts these into the head of the page. */}
      {!above && current > 1 && <link rel="prev" href={href(current - 1)} />}
      {!above && current < total && <link rel="next" href={href(current + 1)} />}
      <Pager
        current={current}
        total={total}
        href={href}
        words={{
          label: t(above ? "pages.labelAbove" : "pages.label"),
          previous: t("pages.previous"),
          next: t("pages.next"),
          page: (number) => t("pages.page", { number }),
        }}
        show={(number) => numeral(locale, number)}
      />
    </>
  );
}
