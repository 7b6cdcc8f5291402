import { Icon, type IconName } from "./icon.tsx";
import { Spaced } from "./spaced.tsx";

type Common = {
  label: string;
  icon?: IconName;
  danger?: boolean;
  /** Drawn with a border: the one thing that matters most here. */
  framed?: boolean;
  /** Says more than the label where it stands often on a page, e.g. "Reply to Anna, post 3". Must begin with the label (WCAG 2.5.3). */
  name?: string;
};

/** Something to go to. `script` names what `src/client` adds; without it the link just leads there. `said` is shown once it was copied. */
export type LinkItem = Common & { href: string; current?: boolean; script?: "quote" | "copy" | "reply"; said?: string };

/** Something to do: a form of its own that posts `do` and `fields` to the page's address, or to `action`. */
export type FormItem = Common & {
  do: string;
  fields?: Readonly<Record<string, string | number>>;
  action?: string;
  /** For a mark that can be set and taken back, e.g. "Helpful". */
  pressed?: boolean;
  /** Signing out: the script forgets the texts it kept. */
  forgets?: boolean;
};

export type ActionItem = LinkItem | FormItem;

/** A link or a small form with one button; `className` shapes the pressable part. */
export function Action({ item, className = "" }: { item: ActionItem; className?: string }) {
  className = item.framed ? className.replace("quiet", "line") : className;
  const shape = item.danger ? `${className} danger`.trim() : className || undefined;
  const icon = item.icon && <Icon name={item.icon} />;
  if ("href" in item) {
    return (
      <a
        href={item.href}
        className={shape}
        aria-label={item.name}
        aria-current={item.current ? "page" : undefined}
        data-script={item.script}
        data-said={item.said}
      >
        {icon}
        {item.label}
      </a>
    );
  }
  return (
    <form method="post" action={item.action} data-forgets={item.forgets || undefined}>
      {/* Not the button's value, which Lynx would show in place of its label. */}
      {Object.entries({ do: item.do, ...item.fields }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={shape} aria-label={item.name} aria-pressed={item.pressed}>
        {icon}
        {item.label}
      </button>
    </form>
  );
}

/** A list of actions that opens without a script; the script adds closing by Escape and by a click elsewhere. */
export function Menu({
  label,
  items,
  look = "btn quiet small",
  end = false,
}: {
  label: string;
  items: readonly ActionItem[];
  look?: string;
  /** Opens towards the left, for a menu at the right edge. */
  end?: boolean;
}) {
  return (
    <details className={end ? "menu end" : "menu"} data-menu="">
      <summary className={look}>
        {label}
        <Icon name="down" />
      </summary>
      <div className="menu-pop">
        <Spaced>
          {items.map((item) => (
            <Action key={item.label} item={item} />
          ))}
        </Spaced>
      </div>
    </details>
  );
}
