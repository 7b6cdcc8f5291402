import { Children, type ReactNode } from "react";

/**
 * Things beside each other with a space between them. Where the style sheet lays them out it means nothing; in a text
 * browser, in what is copied and in what is read out, words of their own would else run into each other.
 */
export function Spaced({ children }: { children: ReactNode }) {
  return Children.toArray(children).flatMap((child, at) => (at === 0 ? [child] : [" ", child]));
}
