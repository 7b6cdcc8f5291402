import type { ReactNode } from "react";
import { Spaced } from "./spaced.tsx";
import { Static } from "./static.tsx";

/** A thread's title with where it stands, its state and its tags. */
export function ThreadHead({
  title,
  titleIs,
  crumbs,
  children,
}: {
  title: string;
  /** What the title is for search engines. */
  titleIs?: "name" | "headline";
  crumbs?: ReactNode;
  /** Pills, counts, chips: one quiet line. */
  children?: ReactNode;
}) {
  return (
    <Static as="header" className="thread-head">
      {crumbs}
      <h1 className="title" itemProp={titleIs}>
        {title}
      </h1>
      {children && (
        <div className="meta">
          <Spaced>{children}</Spaced>
        </div>
      )}
    </Static>
  );
}
