import type { ReactNode } from "react";
import { Action, type ActionItem } from "./action-item.tsx";
import { Icon } from "./icon.tsx";
import { Logo, type LogoShown } from "./logo.tsx";
import { Avatar } from "./person.tsx";
import { Spaced } from "./spaced.tsx";
import { Static } from "./static.tsx";

/** First thing in the body; `main` must carry the id. */
export function SkipLink({ label, target = "main" }: { label: string; target?: string }) {
  return (
    <a className="skip" href={`#${target}`}>
      {label}
    </a>
  );
}

/** Title, the sentence that says how the list is sorted, and at most one or two actions. */
export function PageHead({
  title,
  rule,
  crumbs,
  actions,
}: {
  title: ReactNode;
  rule?: ReactNode;
  crumbs?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="pagehead">
      {crumbs}
      <h1>{title}</h1>
      {rule && <p className="rule">{rule}</p>}
      {actions && <div className="does">{actions}</div>}
    </div>
  );
}

/** A framed part of a page with its own heading. */
export function Panel({
  title,
  id,
  level = 2,
  children,
}: {
  title?: ReactNode;
  id?: string;
  level?: 2 | 3;
  children: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <section className="panel" id={id}>
      {title && <Heading>{title}</Heading>}
      {children}
    </section>
  );
}

/** Text that was rendered from Markdown, and is no post. */
export function Prose({ html }: { html: string }) {
  return <div className="body" dangerouslySetInnerHTML={{ __html: html }} />;
}

export type HeaderAccount = {
  name: string;
  id: number;
  /** What the button is, e.g. "Your account". */
  label: string;
  /** Groups of items, with a line between them. */
  groups: readonly (readonly ActionItem[])[];
};

/** Brand, search and what is the reader's. `logo` stands for the forum's own sign, and without a `brand` for its name. `search` is the place for a search form, `nav` the HTML of a `HeaderNav`. */
export function Header({
  brand,
  logo,
  navLabel,
  nav,
  search,
  moderates,
}: {
  brand?: string;
  logo?: LogoShown;
  navLabel: string;
  nav: string;
  search?: ReactNode;
  /** There is one thing more in the nav: the queue. */
  moderates?: boolean;
}) {
  return (
    <Static as="header" className={moderates ? "top moderates" : "top"}>
      <div className="wrap">
        <a className={logo && isWide(logo.light) ? "brand wide" : "brand"} href="/">
          {logo ? <Logo {...logo} /> : <Icon name="brand" />}
          {brand !== undefined && <span className="label">{brand}</span>}
        </a>{" "}
        {search}
        <nav aria-label={navLabel} dangerouslySetInnerHTML={{ __html: nav }} />
      </div>
    </Static>
  );
}

/** The reader's account and the page's one primary action. */
export function HeaderNav({
  primary,
  links = [],
  bell,
  queue,
  account,
}: {
  /** `short` is what a phone shows: the beginning of `label`, so that both are said once. */
  primary?: { href: string; label: string; short: string };
  /** Quiet links, e.g. "Sign in" for guests. A phone has room for the first. */
  links?: readonly { href: string; label: string }[];
  /** `spoken` names the number, e.g. "2 new". No number is drawn for 0. */
  bell?: Counted;
  /** What waits for those who moderate. */
  queue?: Counted;
  account?: HeaderAccount;
}) {
  return (
    <Spaced>
      {links.map((link, index) => (
        <a key={link.href} className={index === 0 ? "btn quiet" : "btn quiet spare"} href={link.href}>
          {link.label}
        </a>
      ))}
      {queue && <CountedLink icon="flag" {...queue} />}
      {bell && <CountedLink icon="bell" {...bell} />}
      {account && <AccountMenu {...account} />}
      {primary && (
        <a className="btn primary" href={primary.href}>
          <span>
            {primary.short}
            <span className="rest">{primary.label.slice(primary.short.length)}</span>
          </span>
        </a>
      )}
    </Spaced>
  );
}

/** A phone has no room for such a logo and a name beside it. */
function isWide({ width, height }: LogoShown["light"]): boolean {
  return width > 2 * height;
}

type Counted = { href: string; label: string; count: number; spoken: string };

function CountedLink({ href, label, count, spoken, icon }: Counted & { icon: "bell" | "flag" }) {
  return (
    <a className="btn quiet bell icon-only-small" href={href}>
      <Icon name={icon} />
      <span className="label">{label}</span>
      {count > 0 && (
        <span className="tally">
          {count > 99 ? "99+" : count}
          <span className="vh"> {spoken}</span>
        </span>
      )}
    </a>
  );
}

function AccountMenu({ name, id, label, groups }: HeaderAccount) {
  return (
    <details className="menu end" data-menu="">
      <summary className="btn quiet me icon-only-small">
        <Avatar name={name} id={id} size="small" />
        <span className="vh">{label}: </span>
        <span className="label">{name}</span>
      </summary>
      <div className="menu-pop">
        {groups.map((items, index) => (
          <div key={items[0]?.label}>
            {index > 0 && <hr />}
            <Spaced>
              {items.map((item) => (
                <Action key={item.label} item={item} />
              ))}
            </Spaced>
          </div>
        ))}
      </div>
    </details>
  );
}

/** `promise` says what we do not do. */
export function Footer({
  brand,
  label,
  links,
  promise,
}: {
  brand: string;
  label: string;
  links: readonly { href: string; label: string }[];
  promise?: string;
}) {
  return (
    <Static as="footer" className="foot">
      <nav className="wrap" aria-label={label}>
        <Spaced>
          <span>{brand}</span>
          {links.map((link) => (
            <a key={link.href} href={link.href}>
              {link.label}
            </a>
          ))}
          {promise && <span className="promise">{promise}</span>}
        </Spaced>
      </nav>
    </Static>
  );
}
