import { type ComponentProps, createElement, type JSX, type ReactNode } from "react";
import { markup } from "./markup.ts";

type Tag = keyof JSX.IntrinsicElements;

/** Whoever serves pages may keep a string aside while React renders, and puts it back for what this gives instead. */
const server = globalThis as typeof globalThis & { stoaHold?: (html: string) => string };

/**
 * An element whose content React sees as one string. A page of 20 posts has 900 elements, which Next would carry three
 * times (render, flight data, HTML); so they are 20, and the page costs a fifth. What stands inside must be plain:
 * synchronous components without hooks, no event handlers, no `style`.
 */
export function Static<As extends Tag>({
  as,
  children,
  ...attributes
}: { as: As; children?: ReactNode } & Omit<ComponentProps<As>, "children" | "style">) {
  const html = markup(children);
  return createElement(as, { ...attributes, dangerouslySetInnerHTML: { __html: server.stoaHold?.(html) ?? html } });
}
