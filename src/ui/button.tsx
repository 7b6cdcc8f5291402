import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** One `primary` a page; `line` for a second choice, `quiet` for everything else, `danger` for what cannot be taken back. */
export type ButtonLook = "primary" | "line" | "quiet" | "danger";

type Shape = { look?: ButtonLook; small?: boolean; icon?: IconName; children: ReactNode };

export function buttonClass(look: ButtonLook = "line", small = false): string {
  return `btn ${look}${small ? " small" : ""}`;
}

export function Button({
  look,
  small,
  icon,
  children,
  type = "submit",
  ...rest
}: Shape & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "style">) {
  return (
    <button {...rest} type={type} className={buttonClass(look, small)}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function LinkButton({ look, small, icon, children, href, rel }: Shape & { href: string; rel?: string }) {
  return (
    <a href={href} rel={rel} className={buttonClass(look, small)}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
