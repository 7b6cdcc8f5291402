import { Icon } from "./icon.tsx";
import { Static } from "./static.tsx";

export type AreaLink = { href: string; label: string; current?: boolean };
export type AreaGroup = { title?: string; items: readonly AreaLink[] };

/**
 * The way around many places, under a few headings: beside the page where there is room, behind a button that says where
 * one is where there is not. It stands before `main`, so whoever skips to the content skips it too.
 */
export function Areas({ label, groups }: { label: string; groups: readonly AreaGroup[] }) {
  const current = groups.flatMap(({ items }) => items).find((item) => item.current);
  return (
    <Static as="nav" className="areas" aria-label={label}>
      <div className="all">
        <Groups groups={groups} />
      </div>
      <details>
        <summary>
          <Icon name="menu" />
          <span>
            <span className="hint">{label}</span> {current?.label}
          </span>
          <Icon name="down" />
        </summary>
        <Groups groups={groups} />
      </details>
    </Static>
  );
}

function Groups({ groups }: { groups: readonly AreaGroup[] }) {
  return (
    <>
      {groups.map(({ title, items }) => (
        <div key={items[0]?.href}>
          {title && <p aria-hidden="true">{title}</p>}
          <ul aria-label={title}>
            {items.map(({ href, label, current }) => (
              <li key={href}>
                <a href={href} aria-current={current ? "page" : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
