import type { ReactNode } from "react";
import { Button, buttonClass } from "./button.tsx";

type Ask = {
  /** What will happen, in a sentence or two. */
  question: ReactNode;
  /** Value of the hidden field `do`. */
  action: string;
  fields?: Readonly<Record<string, string | number>>;
  confirmLabel: string;
  danger?: boolean;
  /** More fields, e.g. a reason. */
  children?: ReactNode;
};

function AskForm({
  question,
  action,
  fields,
  confirmLabel,
  danger = true,
  children,
  cancel,
}: Ask & { cancel?: { href: string; label: string } }) {
  return (
    <form method="post" className="form">
      <input type="hidden" name="do" value={action} />
      {Object.entries(fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div>{question}</div>
      {children}
      <div className="form-acts">
        <Button look={danger ? "danger" : "primary"}>{confirmLabel}</Button>
        {cancel && (
          <a className={buttonClass("quiet")} href={cancel.href}>
            {cancel.label}
          </a>
        )}
      </div>
    </form>
  );
}

/** Asks before it does: a button that opens the question on the spot, without a script. */
export function Confirm({ label, small, ...ask }: Ask & { label: string; small?: boolean }) {
  return (
    <details className="confirm">
      <summary className={buttonClass(ask.danger === false ? "line" : "danger", small)}>{label}</summary>
      <div className="panel">
        <AskForm {...ask} />
      </div>
    </details>
  );
}

/** The same question as the content of a page of its own, with a way back. */
export function ConfirmPage(ask: Ask & { cancel: { href: string; label: string } }) {
  return (
    <div className="panel">
      <AskForm {...ask} />
    </div>
  );
}
