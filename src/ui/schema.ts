/**
 * Microdata (schema.org): the page says of its own words what they are, so that no text stands on it twice. Components
 * write it where a page hands them a role; members' pages hand none.
 */
const SCHEMA = "https://schema.org/";

type ItemType =
  | "QAPage"
  | "Question"
  | "Answer"
  | "Comment"
  | "DiscussionForumPosting"
  | "Organization"
  | "Person"
  | "ProfilePage"
  | "BreadcrumbList"
  | "ListItem"
  | "InteractionCounter"
  | "WebPage";

/** What a post is for search engines. */
export type PostRole =
  /** The words of the thing that the page is about, which stands around it. */
  "main" | "acceptedAnswer" | "suggestedAnswer" | "comment";

/** Attributes of an element that is a thing of its own; `prop`: what it is of the thing around it. */
export function item(type: ItemType, prop?: string) {
  return { itemScope: true, itemType: SCHEMA + type, ...(prop !== undefined && { itemProp: prop }) };
}

/** Of a post's element. */
export function roleItem(role: PostRole | undefined) {
  if (role === undefined || role === "main") return {};
  return item(role === "comment" ? "Comment" : "Answer", role);
}

/** What people do with something, as often as a counter says. */
export type Interaction = "LikeAction" | "WriteAction";

/** How many found a post helpful: answers count votes, postings and their comments what was done with them. */
export interface Helpful {
  count: number;
  as: "votes" | "likes";
}
