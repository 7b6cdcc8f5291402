import type { ReactNode } from "react";
import { Dot } from "./mark.tsx";
import { Spaced } from "./spaced.tsx";
import { Static } from "./static.tsx";

export type CategoryView = {
  id: number;
  href: string;
  name: string;
  color?: string;
  description?: string;
  /** Ready words, e.g. "Questions · 214 threads". */
  facts: ReactNode;
  /** The thread that moved last, if any. */
  latest?: { href: string; title: string; when: ReactNode };
  children?: readonly { href: string; name: string; color?: string }[];
};

/** Categories in the company's order, each with its sub-categories and what moved last. */
export function CategoryList({ categories }: { categories: readonly CategoryView[] }) {
  return (
    <Static as="ul" className="categories">
      {categories.map((category) => (
        <li key={category.id}>
          <div>
            <h2>
              <Dot color={category.color} />
              <a href={category.href}>{category.name}</a>
            </h2>
            {category.description && <p>{category.description}</p>}
            {category.children && category.children.length > 0 && (
              <p className="meta">
                <Spaced>
                  {" "}
                  {category.children.map((child) => (
                    <a key={child.href} className="chip" href={child.href}>
                      <Dot color={child.color} />
                      {child.name}
                    </a>
                  ))}
                </Spaced>{" "}
              </p>
            )}
          </div>
          <div className="aside">
            <p>{category.facts}</p>
            {category.latest && (
              <p>
                <a href={category.latest.href}>{category.latest.title}</a>
                <br />
                {category.latest.when}
              </p>
            )}
          </div>
        </li>
      ))}
    </Static>
  );
}
