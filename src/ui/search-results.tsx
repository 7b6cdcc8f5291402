import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { Chip, StateMark, TagLink, type ThreadState } from "./mark.tsx";
import { Spaced } from "./spaced.tsx";
import { Static } from "./static.tsx";

/** A piece of text; what was searched for is marked. */
export type MarkedText = readonly { text: string; isMatch: boolean }[];

export type SearchResultView = {
  id: number;
  href: string;
  title: MarkedText;
  state: ThreadState;
  stateLabel: string;
  excerpt: MarkedText;
  /** Where the best post stands, when that is not the opening one. */
  post?: { href: string; label: string };
  /** The words for "accepted answer", when the post is that. */
  accepted?: string;
  /** The words for "result", when the excerpt is from that. */
  result?: string;
  category: { name: string; href: string; color?: string };
  tags: readonly { name: string; href: string }[];
  /** Who wrote the post, and when. */
  by: ReactNode;
  /** How many more posts of the thread were found, in words. */
  more?: string;
};

/** Threads that were found, each by its best post, in the order they come. */
export function SearchResults({ results }: { results: readonly SearchResultView[] }) {
  return (
    <Static as="ol" className="threads results">
      {results.map((result) => (
        <li key={result.id}>
          <StateMark state={result.state} label={result.stateLabel} />
          <h2>
            <a href={result.href}>
              <Marked text={result.title} />
            </a>
          </h2>
          <p className="excerpt">
            {result.accepted && (
              <b className="accepted">
                <Icon name="check" />
                {result.accepted}
              </b>
            )}
            {result.result && <b className="accepted">{result.result}</b>} <Marked text={result.excerpt} />
          </p>
          <p className="meta">
            <Spaced>
              {" "}
              <Chip {...result.category} />
              {result.tags.map((tag) => (
                <TagLink key={tag.name} {...tag} />
              ))}
              <span>{result.by}</span>
              {result.post && <a href={result.post.href}>{result.post.label}</a>}
              {result.more && <span>{result.more}</span>}
            </Spaced>{" "}
          </p>
        </li>
      ))}
    </Static>
  );
}

function Marked({ text }: { text: MarkedText }) {
  return (
    <>
      {text.map((piece, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text stay in their order
        piece.isMatch ? <mark key={index}>{piece.text}</mark> : piece.text,
      )}
    </>
  );
}
