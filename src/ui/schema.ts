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
  | "ListItem";

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
