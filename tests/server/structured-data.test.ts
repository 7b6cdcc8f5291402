/** What pages tell search engines of themselves, held to what their guidelines ask of each kind. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundForum, liftLimits, makeAccount, sendForm, signedIn } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";
import { type Item, itemsOf } from "./microdata.ts";

let site: Site;
let ada = "";
let ben = "";

beforeAll(async () => {
  site = await startSite();
  ada = await foundForum(site);
  await liftLimits(site, ada);
  await makeAccount(site, "ben");
  ben = await signedIn(site, "ben");
}, 120_000);
afterAll(() => site?.stop());

async function starts(categoryId: string, title: string, cookie: string): Promise<string> {
  const fields = { do: "start", body: "It began **yesterday**.", clientKey: randomUUID(), tags: "", categoryId, title };
  const answer = await sendForm(`${site.url}/new`, fields, { cookie });
  return new URL(answer.headers.get("location") ?? "", site.url).pathname;
}
const replies = (thread: string, to: string, body: string, cookie: string) =>
  sendForm(site.url + thread, { do: "reply", to, body, clientKey: randomUUID() }, { cookie });

async function items(path: string): Promise<Item[]> {
  const answer = await fetch(site.url + path);
  expect([path, answer.status]).toEqual([path, 200]);
  return itemsOf(await answer.text(), site.url + path);
}
const one = (of: Item | undefined, property: string) => of?.properties[property]?.[0];
const many = (of: Item | undefined, property: string) => (of?.properties[property] ?? []) as Item[];

/** Author, date, full text: without these no posting, answer or comment counts. */
function demandWritten(of: Item | undefined, text: string, author: string): void {
  expect(one(of, "text")).toBe(text);
  expect(one(one(of, "author") as Item, "name")).toBe(author);
  expect(one(one(of, "author") as Item, "url")).toBe(`${site.url}/u/${author}`);
  expect(one(of, "datePublished")).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(one(of, "upvoteCount")).toMatch(/^\d+$/);
}

test("a question is one question with its answers, the accepted one among them once, and comments as a tree", async () => {
  const path = await starts("1", "Why does the kettle hum?", ben);
  await replies(path, "", "It is the lime.", ada);
  await replies(path, "", "Mine hums too.", ada);
  await replies(path, "3", "Since when?", ben);
  await replies(path, "1", "Which kettle?", ada);
  await replies(path, "", "I found out more.", ben);
  expect((await sendForm(site.url + path, { do: "accept", postId: "2" }, { cookie: ben })).status).toBe(303);
  const page = await (await fetch(site.url + path, { headers: { cookie: ben } })).text();

  const [qa, crumbs, ...others] = sorted(await items(path), ["QAPage", "BreadcrumbList"]);
  expect(others).toEqual([]);
  expect(
    many(crumbs, "itemListElement").map((step) => [one(step, "position"), one(step, "name"), one(step, "item")]),
  ).toEqual([["1", "Questions", `${site.url}/c/questions/1`]]);
  const question = one(qa, "mainEntity") as Item;
  expect(question.type).toBe("Question");
  expect(one(question, "name")).toBe("Why does the kettle hum?");
  demandWritten(question, "It began yesterday.", "ben");
  const [accepted, ...more] = many(question, "acceptedAnswer");
  expect(more).toEqual([]);
  demandWritten(accepted, "It is the lime.", "ada");
  const suggested = many(question, "suggestedAnswer");
  expect(suggested).toHaveLength(1);
  demandWritten(suggested[0], "Mine hums too.", "ada");
  expect(one(suggested[0], "url")).toBe(`${site.url}${path}#post-3`);
  const [below] = many(suggested[0], "comment");
  demandWritten(below, "Since when?", "ben");
  expect(many(question, "comment").map((comment) => one(comment, "text"))).toEqual([
    "Which kettle?",
    "I found out more.",
  ]);
  expect([one(question, "answerCount"), one(question, "commentCount")]).toEqual(["2", "3"]);
  // Members have no use for it, and pay for every byte.
  expect(page).not.toContain("schema.org/Question");
  const flat = await items(`${path}?view=flat`);
  expect(flat.map(({ type }) => type)).toEqual(["BreadcrumbList"]);
});

test("a discussion is a posting with comments, on later pages too", async () => {
  const path = await starts("2", "What do you brew?", ada);
  for (let n = 2; n <= 21; n++) await replies(path, "", `Cup ${n}`, n % 2 ? ada : ben);
  const [posting] = sorted(await items(path), ["DiscussionForumPosting"]);
  expect(one(posting, "headline")).toBe("What do you brew?");
  demandWritten(posting, "It began yesterday.", "ada");
  expect(one(posting, "url")).toBe(site.url + path);
  expect(one(posting, "commentCount")).toBe("20");
  expect(many(posting, "comment")).toHaveLength(19);
  demandWritten(many(posting, "comment")[0], "Cup 2", "ben");
  const [later] = sorted(await items(`${path}?page=2`), ["DiscussionForumPosting"]);
  expect([one(later, "url"), one(one(later, "author") as Item, "name")]).toEqual([site.url + path, "ada"]);
  expect(one(one(later, "author") as Item, "url")).toBe(`${site.url}/u/ada`);
  expect(one(later, "datePublished")).toBe(one(posting, "datePublished"));
  expect(many(later, "comment").map((comment) => one(comment, "text"))).toEqual(["Cup 21"]);
});

test("small talk that is folded, and posts that are deleted, say nothing", async () => {
  const path = await starts("1", "Does it boil over?", ben);
  await replies(path, "", "Nice weather.", ada);
  await replies(path, "", "Turn it down.", ada);
  const page = await (await fetch(site.url + path, { headers: { cookie: ada } })).text();
  const [talk, answer] = [...page.matchAll(/\/p\/(\d+)\/delete/g)].map(([, id]) => id).slice(-2);
  expect(
    (await sendForm(site.url + path, { do: "fold", postId: talk ?? "", folded: "yes" }, { cookie: ada })).status,
  ).toBe(303);
  expect((await sendForm(`${site.url}/p/${answer}/delete`, { do: "delete" }, { cookie: ada })).status).toBe(303);
  const [qa] = sorted(await items(path), ["QAPage"]);
  const question = one(qa, "mainEntity") as Item;
  expect([many(question, "suggestedAnswer"), many(question, "comment")]).toEqual([[], []]);
});

test("a profile is about one person", async () => {
  const [profile] = sorted(await items("/u/ada"), ["ProfilePage"]);
  const person = one(profile, "mainEntity") as Item;
  expect([person.type, one(person, "name"), one(person, "alternateName")]).toEqual(["Person", "ada", "ada"]);
  expect([one(person, "identifier"), one(person, "description")]).toEqual(["1", undefined]);
  expect(one(profile, "dateCreated")).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});

test("threads of the same title say their category, and each page its number", async () => {
  const titleOf = async (path: string) =>
    /<title>(.*?)<\/title>/.exec(await (await fetch(site.url + path)).text())?.[1];
  const [asked, talked] = [await starts("1", "Limescale", ben), await starts("2", "Limescale", ada)];
  for (let n = 2; n <= 21; n++) await replies(talked, "", `Scale ${n}`, n % 2 ? ada : ben);
  expect(await titleOf(asked)).toBe("Limescale · Questions – Alpine Club");
  expect(await titleOf(talked)).toBe("Limescale · Talk – Alpine Club");
  expect(await titleOf(`${talked}?page=2`)).toBe("Limescale · Talk · Page 2 – Alpine Club");
  const descriptions = [asked, talked, `${talked}?page=2`].map(async (path) => {
    return /<meta name="description" content="(.*?)"/.exec(await (await fetch(site.url + path)).text())?.[1];
  });
  expect(new Set(await Promise.all(descriptions)).size).toBe(3);
});

test("the front page says whose forum it is", async () => {
  const [organization, ...others] = await items("/");
  expect([organization?.type, others]).toEqual(["Organization", []]);
  expect([one(organization, "name"), one(organization, "url")]).toEqual(["Alpine Club", `${site.url}/`]);
  const logo = await fetch(String(one(organization, "logo")));
  expect([logo.status, logo.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(await items("/unanswered")).toEqual([]);
});

/** The items of these types first, each once, then the rest. */
function sorted(found: Item[], types: string[]): Item[] {
  const first = types.map((type) => {
    const ofType = found.filter((item) => item.type === type);
    expect([type, ofType.length]).toEqual([type, 1]);
    return ofType[0] as Item;
  });
  return [...first, ...found.filter(({ type }) => !types.includes(type))];
}
