import { Fragment } from "react";
import { Icon } from "./icon.tsx";
import { item } from "./schema.ts";
import { Spaced } from "./spaced.tsx";
import { Static } from "./static.tsx";

/** Ways to see the same place, or places side by side. `count` is shown after the label. */
export function Tabs({
  label,
  items,
}: {
  label: string;
  items: readonly { href: string; label: string; current?: boolean; count?: number | string }[];
}) {
  return (
    <Static as="nav" className="tabs" aria-label={label}>
      <Spaced>
        {items.map((item) => (
          <a key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
            {item.label}
            {item.count !== undefined && <span className="num"> · {item.count}</span>}
          </a>
        ))}
      </Spaced>
    </Static>
  );
}

/**
 * The way to the page above; the page itself is not in it. `site`: the forum's name, which begins the way for search
 * engines (they ask for two steps or more); absent: it is no business of theirs.
 */
export function Breadcrumbs({
  label,
  items,
  site,
}: {
  label: string;
  items: readonly { href: string; label: string }[];
  site?: string;
}) {
  const says = (prop: string) => (site ? { itemProp: prop } : {});
  return (
    <Static as="nav" className="crumbs" aria-label={label} {...(site && item("BreadcrumbList"))}>
      {site && (
        <span {...item("ListItem", "itemListElement")}>
          <link itemProp="item" href="/" />
          <meta itemProp="name" content={site} />
          <meta itemProp="position" content="1" />
        </span>
      )}
      <ol>
        {items.map(({ href, label }, index) => (
          <li key={href} {...(site && item("ListItem", "itemListElement"))}>
            <a href={href} {...says("item")}>
              {site ? <span itemProp="name">{label}</span> : label}
            </a>
            {site && <meta itemProp="position" content={String(index + 2)} />}
            {index < items.length - 1 && (
              <>
                {"\u00a0"}
                <Icon name="right" />{" "}
              </>
            )}
          </li>
        ))}
      </ol>
    </Static>
  );
}

/** Page numbers to show: the first, the last and two around the current; null stands for a gap. */
export function pagerSteps(current: number, total: number): (number | null)[] {
  const near = [1, current - 1, current, current + 1, total]
    .filter((page) => page >= 1 && page <= total)
    .sort((a, b) => a - b);
  const steps: (number | null)[] = [];
  let last = 0;
  for (const page of new Set(near)) {
    // A gap of one page is shown as that page: the dots would take the same room.
    if (page - last === 2) steps.push(page - 1);
    else if (page - last > 2) steps.push(null);
    steps.push(page);
    last = page;
  }
  return steps;
}

export type PagerWords = {
  label: string;
  previous: string;
  next: string;
  /** The spoken name of a number, e.g. "Page 3". */
  page: (page: number) => string;
};

/** Real pages. Nothing is drawn when there is only one. `show` formats a number in the reader's language. */
export function Pager({
  current,
  total,
  href,
  words,
  show = String,
}: {
  current: number;
  total: number;
  href: (page: number) => string;
  words: PagerWords;
  show?: (page: number) => string;
}) {
  if (total < 2) return null;
  return (
    <Static as="nav" className="pager" aria-label={words.label}>
      <ul>
        {current > 1 && (
          <li>
            <a rel="prev" href={href(current - 1)}>
              <Icon name="back" />
              <span className="label">{words.previous}</span>
            </a>
          </li>
        )}
        {pagerSteps(current, total).map((page, index) => (
          <Fragment key={page ?? `gap-${index}`}>
            <li>
              {page === null ? (
                <span className="gap">…</span>
              ) : page === current ? (
                <a href={href(page)} aria-current="page" aria-label={words.page(page)}>
                  {show(page)}
                </a>
              ) : (
                <a href={href(page)} aria-label={words.page(page)}>
                  {show(page)}
                </a>
              )}
            </li>
          </Fragment>
        ))}
        {current < total && (
          <li>
            <a rel="next" href={href(current + 1)}>
              <span className="label">{words.next}</span>
              <Icon name="next" />
            </a>
          </li>
        )}
      </ul>
    </Static>
  );
}
