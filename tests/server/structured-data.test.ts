/** What pages tell search engines of themselves, held to what their guidelines ask of each kind. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundForum, liftLimits, makeAccount, sendForm, signedIn } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";
import { faultsIn, many, one } from "./guidelines.ts";
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

async function starts(
  categoryId: string,
  title: string,
  cookie: string,
  body = "It began **yesterday**.",
): Promise<string> {
  const fields = { do: "start", body, clientKey: randomUUID(), tags: "", categoryId, title };
  const answer = await sendForm(`${site.url}/new`, fields, { cookie });
  return new URL(answer.headers.get("location") ?? "", site.url).pathname;
}
const replies = (thread: string, to: string, body: string, cookie: string) =>
  sendForm(site.url + thread, { do: "reply", to, body, clientKey: randomUUID() }, { cookie });

async function items(path: string): Promise<Item[]> {
  const answer = await fetch(site.url + path);
  expect([path, answer.status]).toEqual([path, 200]);
  const found = itemsOf(await answer.text(), site.url + path);
  expect(faultsIn(found)).toEqual([]);
  return found;
}
const textOf = async (path: string, cookie = "") => (await fetch(site.url + path, { headers: { cookie } })).text();
async function headOf(path: string): Promise<{ title: string; description: string }> {
  const page = await textOf(path);
  const [, title = ""] = /<title>(.*?)<\/title>/.exec(page) ?? [];
  const [, description = ""] = /<meta name="description" content="(.*?)"/.exec(page) ?? [];
  return { title, description };
}

/** Author, date, full text: without these no posting, answer or comment counts. */
function demandWritten(of: Item | undefined, text: string, author: string): void {
  expect(one(of, "text")).toBe(text);
  expect(one(one(of, "author") as Item, "name")).toBe(author);
  expect(one(one(of, "author") as Item, "url")).toBe(`${site.url}/u/${author}`);
  expect(one(of, "datePublished")).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
}

/** How often something was done, as `property` says. */
function timesOf(of: Item | undefined, property: string): unknown[] {
  const counter = one(of, property) as Item;
  return [one(counter, "interactionType"), one(counter, "userInteractionCount")];
}
const LIKED = "https://schema.org/LikeAction";

test("a question is one question with its answers, the accepted one among them once, and comments as a tree", async () => {
  const path = await starts("1", "Why does the kettle hum?", ben);
  await replies(path, "", "It is the lime.", ada);
  await replies(path, "", "Mine hums too.", ada);
  await replies(path, "3", "Since when?", ben);
  await replies(path, "1", "Which kettle?", ada);
  await replies(path, "", "I found out more.", ben);
  expect((await sendForm(site.url + path, { do: "accept", postId: "2" }, { cookie: ben })).status).toBe(303);
  await sendForm(site.url + path, { do: "helpful", postId: "3", helpful: "yes" }, { cookie: ben });
  const edited = { do: "edit", postId: "2", revision: "1", body: "It is the lime." };
  expect((await sendForm(`${site.url}/p/2/edit`, { ...edited, body: "It is lime." }, { cookie: ada })).status).toBe(
    303,
  );
  const page = await textOf(path, ben);

  const [qa, crumbs, ...others] = sorted(await items(path), ["QAPage", "BreadcrumbList"]);
  expect(others).toEqual([]);
  expect(
    many(crumbs, "itemListElement").map((step) => [one(step, "position"), one(step, "name"), one(step, "item")]),
  ).toEqual([
    ["1", "Alpine Club", `${site.url}/`],
    ["2", "Questions", `${site.url}/c/questions/1`],
  ]);
  const question = one(qa, "mainEntity") as Item;
  expect(question.type).toBe("Question");
  expect(one(question, "name")).toBe("Why does the kettle hum?");
  demandWritten(question, "It began yesterday.", "ben");
  const [accepted, ...more] = many(question, "acceptedAnswer");
  expect(more).toEqual([]);
  demandWritten(accepted, "It is lime.", "ada");
  expect(Date.parse(String(one(accepted, "dateModified")))).toBeGreaterThan(Date.now() - 60_000);
  expect([one(accepted, "url"), one(accepted, "upvoteCount")]).toEqual([`${site.url}${path}#post-2`, "0"]);
  const suggested = many(question, "suggestedAnswer");
  expect(suggested).toHaveLength(1);
  demandWritten(suggested[0], "Mine hums too.", "ada");
  expect(one(suggested[0], "url")).toBe(`${site.url}${path}#post-3`);
  expect([one(suggested[0], "upvoteCount"), one(suggested[0], "commentCount")]).toEqual(["1", "1"]);
  expect(one(suggested[0], "dateModified")).toBeUndefined();
  const [below] = many(suggested[0], "comment");
  demandWritten(below, "Since when?", "ben");
  expect(many(question, "comment").map((comment) => one(comment, "text"))).toEqual([
    "Which kettle?",
    "I found out more.",
  ]);
  expect([one(question, "answerCount"), one(question, "commentCount")]).toEqual(["2", "3"]);
  expect(await textOf(path)).toContain("2 answers");
  // Members have no use for it, and pay for every byte.
  expect(page).not.toContain("schema.org/Question");
  const flat = await items(`${path}?view=flat`);
  expect(flat.map(({ type }) => type)).toEqual(["BreadcrumbList"]);
});

test("a discussion is a posting with comments, on later pages too", async () => {
  const path = await starts("2", "What do you brew?", ada);
  for (let n = 2; n <= 21; n++) await replies(path, n === 4 ? "3" : "", `Cup ${n}`, n % 2 ? ada : ben);
  const [, first] = /name="postId" value="(\d+)"/.exec(await textOf(path, ben)) ?? [];
  await sendForm(site.url + path, { do: "helpful", postId: first ?? "", helpful: "yes" }, { cookie: ben });
  const [posting] = sorted(await items(path), ["DiscussionForumPosting"]);
  expect(one(posting, "headline")).toBe("What do you brew?");
  demandWritten(posting, "It began yesterday.", "ada");
  expect(one(posting, "url")).toBe(site.url + path);
  expect(one(posting, "commentCount")).toBe("20");
  expect(many(posting, "comment")).toHaveLength(18);
  expect(one(many(many(posting, "comment")[1], "comment")[0], "text")).toBe("Cup 4");
  expect(await textOf(path)).toContain("20 replies");
  expect(timesOf(posting, "interactionStatistic")).toEqual([LIKED, "1"]);
  expect(timesOf(many(posting, "comment")[0], "interactionStatistic")).toEqual([LIKED, "0"]);
  const shelf = one(posting, "isPartOf") as Item;
  expect([one(shelf, "name"), one(shelf, "url")]).toEqual(["Talk", `${site.url}/c/talk/2`]);
  demandWritten(many(posting, "comment")[0], "Cup 2", "ben");
  // Twenty posts with all that is said about them.
  const weight = await fetch(site.url + path, { headers: { "accept-encoding": "gzip" } });
  expect(Buffer.byteLength(await weight.text())).toBeLessThan(60_000);
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
  // What stands behind the two tabs of the page: all that guests may read of hers.
  const counted = async (show: string) => [...(await textOf(`/u/ada${show}`)).matchAll(/href="\/t\/[^"]*"/g)].length;
  const wrote = (await counted("")) + (await counted("?show=replies"));
  expect(timesOf(person, "agentInteractionStatistic")).toEqual(["https://schema.org/WriteAction", String(wrote)]);
  expect(timesOf(person, "interactionStatistic")).toEqual([LIKED, "2"]);
  expect(await textOf("/u/ada", ben)).not.toContain("InteractionCounter");
  expect(one(profile, "dateCreated")).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});

test("no two threads have the same title or description, whatever people call them and write in them", async () => {
  const body =
    "It began yesterday, and it has not stopped since, whatever we have tried so far, and however long.".repeat(2);
  const paths: string[] = [];
  for (const categoryId of ["1", "1", "1", "2"]) {
    // Sent again within minutes by the same person it would be the same thread.
    const account = `limey${paths.length}`;
    await makeAccount(site, account);
    paths.push(await starts(categoryId, "Limescale", await signedIn(site, account), body));
  }
  const headsOf = (more: string[] = []) => Promise.all([...paths, ...more].map(headOf));
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const numbered = (path: string) =>
    `Limescale · Questions · ${day.format(Date.now())}, thread ${path.split("/").at(-1)}`;
  const [one, two, three, talked] = paths as [string, string, string, string];
  const before = await headsOf();
  expect(before.map(({ title }) => title)).toEqual([
    "Limescale · Questions – Alpine Club",
    `${numbered(two)} – Alpine Club`,
    `${numbered(three)} – Alpine Club`,
    "Limescale · Talk – Alpine Club",
  ]);
  expect(new Set(before.map(({ description }) => description)).size).toBe(4);
  expect(before[0]?.description).toMatch(/^It began yesterday, .*… · Questions, .* 20\d\d, thread \d+$/);

  const other = await starts("1", "Scale of lime", ada, body);
  expect((await headOf(other)).title).toBe("Scale of lime · Questions – Alpine Club");
  const [, postId] = /\/p\/(\d+)\/edit/.exec(await textOf(other, ada)) ?? [];
  const renamed = { do: "edit", postId: postId ?? "", revision: "1", title: "Limescale", body, tags: "" };
  expect((await sendForm(`${site.url}/p/${postId}/edit`, renamed, { cookie: ada })).status).toBe(303);
  const now = `/t/limescale/${other.split("/").at(-1)}`;
  const after = await headsOf([now]);
  expect(after.at(-1)?.title).toBe(`${numbered(now)} – Alpine Club`);
  expect(new Set(after.map(({ title }) => title)).size).toBe(5);
  expect(new Set(after.map(({ description }) => description)).size).toBe(5);

  // The oldest goes: the next one needs nothing to be told by any more, though its page was kept.
  const author = await signedIn(site, "limey0");
  const [, first] = /\/p\/(\d+)\/delete/.exec(await textOf(one, author)) ?? [];
  expect((await sendForm(`${site.url}/p/${first}/delete`, { do: "delete" }, { cookie: author })).status).toBe(303);
  expect((await headOf(two)).title).toBe("Limescale · Questions – Alpine Club");

  for (let n = 2; n <= 21; n++) await replies(talked, "", `Scale ${n}`, n % 2 ? ada : ben);
  const later = await headOf(`${talked}?page=2`);
  expect(later.title).toBe("Limescale · Talk · Page 2 – Alpine Club");
  expect(later.description).toMatch(/^Page 2: Scale 21 · Talk, /);
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
