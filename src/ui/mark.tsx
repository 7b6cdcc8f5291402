import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** What a thread is waiting for. The shape says it, the colour repeats it, the words are there for everybody else. */
export type ThreadState = "waiting" | "answered" | "solved" | "talk" | "announcement";

/** `label` is read out and shown as a tip. */
export function StateMark({ state, label }: { state: ThreadState; label: string }) {
  return (
    <span className={`state ${state}`} title={label}>
      <svg aria-hidden="true">
        <use href={`/icons.svg#state-${state}`} />
      </svg>
      <span className="vh">{label}: </span>
    </span>
  );
}

/** A small word with a shape, e.g. the state of a thread at its head. */
export function Pill({
  tone,
  icon,
  children,
}: {
  tone?: "solved" | "waiting" | "answered" | "danger";
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span className={tone ? `pill ${tone}` : "pill"}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** What is new since the last visit, in words ("3 new"); with `href` it leads to the first new post. */
export function NewMark({ label, href }: { label: string; href?: string }) {
  return href ? (
    <a className="news" href={href}>
      {label}
    </a>
  ) : (
    <span className="news">{label}</span>
  );
}

/** The colour is a drawing's attribute, not a style, so that a strict Content-Security-Policy holds. */
export function Dot({ color }: { color?: string }) {
  return (
    <svg className="dot" viewBox="0 0 9 9" aria-hidden="true">
      <rect width="9" height="9" rx="2" fill={color ?? "currentColor"} />
    </svg>
  );
}

/** A category by colour and name. */
export function Chip({ name, href, color }: { name: string; href: string; color?: string }) {
  return (
    <a className="chip" href={href}>
      <Dot color={color} />
      {name}
    </a>
  );
}

export function TagLink({ name, href }: { name: string; href: string }) {
  return (
    <a className="tag" href={href} rel="tag">
      #{name}
    </a>
  );
}
