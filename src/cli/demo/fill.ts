import { count } from "drizzle-orm";
import { categories, users } from "#db/schema/index.ts";
import type { Forum } from "#forum/forum.ts";
import { putSettings } from "#forum/settings/changes.ts";
import type { Settings } from "#forum/settings/input.ts";
import { rendererVersion } from "#forum/threads/rendering.ts";
import { bumpVersion } from "#forum/versions.ts";
import type { Db, Tx } from "#platform/store.ts";
import { insertPeople } from "./fill/people.ts";
import { insertShelves } from "./fill/shelves.ts";
import { insertThreads, type Rendered } from "./fill/threads.ts";
import { type DemoForum, demoForum } from "./index.ts";

const SETTINGS = {
  siteName: "Dreefeld",
  siteDescription: "Fahren, schrauben, fragen: das Forum rund um die Lastenräder aus Varel. Deutsch & English.",
  language: "de",
  address: "du",
  math: true,
} as const satisfies Partial<Settings>;

/**
 * Fills an empty forum with the demo community, in one transaction and without events: nobody is notified, no mail
 * goes out, and nobody can sign in as one of its people. A forum with a category or a user stays as it is.
 */
export async function fillDemo(forum: Forum): Promise<void> {
  if (!(await isEmpty(forum.db))) return sayNotEmpty();
  const now = forum.now();
  const demo = demoForum(now);
  const rendered = await render(forum, demo);
  const filled = await forum.write(async (tx) => {
    // On PostgreSQL this row makes a second process wait, so that it sees the first one's people.
    await putSettings(tx, SETTINGS);
    if (!(await isEmpty(tx))) return false;
    const people = await insertPeople(tx, demo);
    const shelves = await insertShelves(tx, demo);
    await insertThreads(tx, demo, { ...people, ...shelves, now }, rendered);
    await bumpVersion(tx, "structure", "lists");
    return true;
  });
  if (!filled) sayNotEmpty();
}

async function isEmpty(db: Db | Tx): Promise<boolean> {
  const [people] = await db.select({ n: count() }).from(users);
  const [shelves] = await db.select({ n: count() }).from(categories);
  return people?.n === 0 && shelves?.n === 0;
}

function sayNotEmpty(): void {
  console.log("The forum is not empty, so --demo leaves it as it is.");
}

/** Rendered before anything is written; the people whom the texts name are known all the same. */
async function render(forum: Forum, demo: DemoForum): Promise<Rendered> {
  const people = demo.people.map((person) => person.username);
  const options = { people, math: SETTINGS.math, siteUrl: forum.config.siteUrl };
  const bodies = demo.threads.flatMap((thread) => thread.posts.map((post) => post.body));
  const html = new Map<string, string>();
  await Promise.all(
    bodies.map(async (body) => {
      html.set(body, (await forum.renderer.render(body, options)).html);
    }),
  );
  return { html, version: rendererVersion(SETTINGS) };
}
