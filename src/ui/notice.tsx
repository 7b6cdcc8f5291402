import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

const NOTICE_ICONS = { info: "info", success: "check", warn: "warn", danger: "stop" } as const;

/** What happened or what to know. `live` reads it out to people who hear the page. */
export function Notice({
  tone = "info",
  title,
  children,
  live = false,
}: {
  tone?: keyof typeof NOTICE_ICONS;
  title?: string;
  children?: ReactNode;
  live?: boolean;
}) {
  return (
    <div className={`notice ${tone}`} role={live ? "status" : undefined}>
      <Icon name={NOTICE_ICONS[tone]} />
      <div>
        {title && <h2>{title}</h2>}
        {children}
      </div>
    </div>
  );
}

/** Stands above a refused form and leads to each field; nothing is drawn without errors. `field` is the control's id. */
export function ErrorSummary({
  title,
  errors,
}: {
  title: string;
  errors: readonly { message: string; field?: string }[];
}) {
  if (errors.length === 0) return null;
  return (
    <div className="errors" role="alert" tabIndex={-1} data-errors="">
      <Icon name="stop" />
      <div>
        <h2>{title}</h2>
        <ul>
          {errors.map(({ message, field }) => (
            <li key={`${field} ${message}`}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** An empty list says why it is empty and what to do next. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
