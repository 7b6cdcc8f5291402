/**
 * What search engines ask of each kind of thing, required and recommended (Google's guidelines for discussions,
 * questions, profiles, breadcrumbs and organizations). What they recommend only where there is such a thing is left to
 * the stories: pictures and videos within a post, a date of change, comments.
 */
import type { Item } from "./microdata.ts";

interface Rule {
  required: readonly string[];
  recommended: readonly string[];
  /** What else may be said; everything but these is a mistake. */
  also: readonly string[];
}

const WRITTEN = ["author", "datePublished", "text"];
const RULES: Readonly<Record<string, Rule>> = {
  QAPage: { required: ["mainEntity"], recommended: [], also: [] },
  Question: {
    required: ["name", "answerCount"],
    recommended: [...WRITTEN, "commentCount", "upvoteCount", "url"],
    also: ["acceptedAnswer", "suggestedAnswer", "comment", "dateModified"],
  },
  Answer: {
    required: ["text"],
    recommended: [...WRITTEN, "upvoteCount", "url"],
    also: ["comment", "commentCount", "dateModified"],
  },
  Comment: {
    required: WRITTEN,
    recommended: ["url"],
    also: ["comment", "dateModified", "interactionStatistic", "upvoteCount"],
  },
  DiscussionForumPosting: {
    required: ["author", "datePublished", "url"],
    recommended: ["commentCount", "headline", "isPartOf"],
    also: ["text", "interactionStatistic", "comment", "dateModified"],
  },
  InteractionCounter: { required: ["interactionType", "userInteractionCount"], recommended: [], also: [] },
  WebPage: { required: ["name", "url"], recommended: [], also: [] },
  ProfilePage: { required: ["mainEntity"], recommended: ["dateCreated", "dateModified"], also: [] },
  Person: {
    required: ["name"],
    recommended: [],
    also: ["url", "alternateName", "identifier", "description", "interactionStatistic", "agentInteractionStatistic"],
  },
  BreadcrumbList: { required: ["itemListElement"], recommended: [], also: [] },
  ListItem: { required: ["name", "position", "item"], recommended: [], also: [] },
  Organization: { required: ["name", "url", "logo"], recommended: [], also: ["description"] },
};

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const ADDRESS = /^https?:\/\//;
/** Which of these a value of the property must be. */
const VALUES: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(["datePublished", "dateModified", "dateCreated"].map((name) => [name, DATE])),
  ...Object.fromEntries(["url", "item", "logo"].map((name) => [name, ADDRESS])),
  ...Object.fromEntries(
    ["answerCount", "commentCount", "upvoteCount", "userInteractionCount", "position"].map((name) => [name, /^\d+$/]),
  ),
  interactionType: /^https:\/\/schema\.org\/(?:Like|Write)Action$/,
};
/** Of these there may be many. */
const LISTS = ["comment", "suggestedAnswer", "itemListElement"];

/** The properties of an item, its first values. */
export const one = (of: Item | undefined, property: string) => of?.properties[property]?.[0];
export const many = (of: Item | undefined, property: string) => (of?.properties[property] ?? []) as Item[];

/** Everything that items and what is within them lack or say wrongly. */
export function faultsIn(items: readonly Item[], place = ""): string[] {
  return items.flatMap((item) => faultsOf(item, `${place}${item.type}`));
}

function faultsOf(item: Item, place: string): string[] {
  const rule = RULES[item.type];
  if (!rule) return [`${place}: nobody asks for this`];
  const faults: string[] = [];
  for (const name of new Set([...rule.required, ...rule.recommended])) {
    if (item.properties[name] === undefined) faults.push(`${place} has no ${name}`);
  }
  for (const [name, values] of Object.entries(item.properties)) {
    if (![...rule.required, ...rule.recommended, ...rule.also].includes(name)) faults.push(`${place} has a ${name}`);
    if (values.length > 1 && !LISTS.includes(name)) faults.push(`${place} has several of ${name}`);
    for (const value of values) {
      if (typeof value !== "string") faults.push(...faultsOf(value, `${place}.${name}`));
      else if (value === "" || VALUES[name]?.test(value) === false) faults.push(`${place}.${name} is "${value}"`);
    }
  }
  return [...faults, ...faultsOfKind(item, place)];
}

function faultsOfKind(item: Item, place: string): string[] {
  const faults: string[] = [];
  const has = (name: string) => item.properties[name] !== undefined;
  const says = (wrong: boolean, fault: string) => void (wrong && faults.push(`${place}: ${fault}`));
  switch (item.type) {
    case "Person":
      // Deleted accounts and authors of other forums have no page.
      if (place.endsWith("author.Person") || place.endsWith(".author"))
        says(!has("url") && one(item, "name") === undefined, "neither name nor page");
      break;
    case "DiscussionForumPosting":
      // A later page only repeats whose and where the posting is.
      says(has("text") !== has("interactionStatistic"), "text and how many liked it stand together");
      break;
    case "Comment":
      says(has("interactionStatistic") === has("upvoteCount"), "one way of counting those whom it helped");
      break;
    case "BreadcrumbList": {
      const steps = many(item, "itemListElement");
      says(steps.length < 2, "fewer than two steps");
      says(
        steps.some((step, at) => one(step, "position") !== String(at + 1)),
        "out of order",
      );
      break;
    }
    case "Question": {
      const answers = [...many(item, "acceptedAnswer"), ...many(item, "suggestedAnswer")];
      says(answers.length > Number(one(item, "answerCount")), "more answers than it counts");
      break;
    }
    case "ProfilePage": {
      const person = one(item, "mainEntity") as Item | undefined;
      says(one(person, "agentInteractionStatistic") === undefined, "how much somebody wrote is not said");
      says(one(person, "interactionStatistic") === undefined, "whom somebody helped is not said");
      break;
    }
  }
  return faults;
}
