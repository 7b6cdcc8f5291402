import { type Helpful, type Interaction, item } from "./schema.ts";

/** For search engines: how often something was done, to what stands around it or (`agent`) by whom that is. */
export function Counter({ of, times, agent }: { of: Interaction; times: number; agent?: boolean }) {
  return (
    <span {...item("InteractionCounter", agent ? "agentInteractionStatistic" : "interactionStatistic")}>
      <meta itemProp="interactionType" content={`https://schema.org/${of}`} />
      <meta itemProp="userInteractionCount" content={String(times)} />
    </span>
  );
}

/** The same of a post, in the words of its kind. */
export function HelpfulCounter({ count, as }: Helpful) {
  if (as === "likes") return <Counter of="LikeAction" times={count} />;
  return <meta itemProp="upvoteCount" content={String(count)} />;
}
