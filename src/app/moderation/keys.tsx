import { here } from "#web/context.ts";

/** A button that a single key presses too; the key stands on it. */
export function KeyButton({
  letter,
  label,
  name,
  value,
  look = "line",
  disabled,
  title,
}: {
  letter: string;
  label: string;
  name?: string;
  value?: string;
  look?: "line" | "primary" | "danger";
  disabled?: boolean;
  /** Why it is disabled. */
  title?: string;
}) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={`btn ${look} small`}
      data-key={letter}
      aria-keyshortcuts={letter}
      disabled={disabled}
      title={title}
    >
      {label}{" "}
      <span aria-hidden="true">
        <kbd>{letter}</kbd>
      </span>
    </button>
  );
}

export function KeyLink({ letter, label, href, rel }: { letter: string; label: string; href: string; rel?: string }) {
  return (
    <a className="btn quiet small" href={href} rel={rel} data-key={letter} aria-keyshortcuts={letter}>
      {label}{" "}
      <span aria-hidden="true">
        <kbd>{letter}</kbd>
      </span>
    </a>
  );
}

const KEYS = ["j", "k", "a", "h", "d", "e", "s", "x", "m", "o", "n", "b", "g", "u", "?"] as const;

/** All keys, folded away; "?" opens it. The script adds the switch for single keys. */
export function KeyHelp() {
  const { t } = here();
  return (
    <details className="keys" data-keys="" data-switch={t("moderation.keys.switch")}>
      <summary className="btn quiet small">
        {t("moderation.keys.title")}{" "}
        <span aria-hidden="true">
          <kbd>?</kbd>
        </span>
      </summary>
      <dl>
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`moderation.keys.${key === "?" ? "help" : key}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
