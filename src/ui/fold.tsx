import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** What is folded away behind a few words, and opens without a script. */
export function Fold({
  label,
  open,
  className = "fold",
  children,
}: {
  label: ReactNode;
  open?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <details className={className} open={open}>
      <summary className="btn quiet small">
        {label}
        <Icon name="down" />
      </summary>
      {children}
    </details>
  );
}
