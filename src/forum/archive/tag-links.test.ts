import { asc, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { posts } from "#db/schema/index.ts";
import { guest } from "#forum/members/actor.ts";
import { deleteTag } from "#forum/tags/commands.ts";
import { tagByName } from "#forum/tags/queries.ts";
import { testData } from "#testing/data.ts";
import { aForum } from "#testing/forum.ts";
import { stackExchangeSource } from "./readers/stackexchange.ts";
import { bring } from "./testing/bring.ts";
import { aFolder } from "./testing/folders.ts";

const at = 'CreationDate="2024-01-02T10:00:00.000"';
const question = (id: number, tags: string) =>
  `<row Id="${id}" PostTypeId="1" Title="Question ${id}" Body="&lt;p&gt;Why?&lt;/p&gt;" Tags="${tags}" ${at} />`;
const FILES = (text: string, id = 1) => ({
  // Nothing was ever asked about coffee.
  "Tags.xml": '<tags><row Id="1" TagName="coffee" /></tags>',
  "Posts.xml": `<posts>${question(id, "|cold-tea|")}${question(id + 1, "|c#|")}</posts>`,
  "Comments.xml": `<comments><row Id="${id}" PostId="${id}" Text="${text}" ${at} /></comments>`,
});

test("a comment links to the tags that there are, whichever of them comes first", async () => {
  const { forum, member } = await aForum();
  const text = "[tag:cold-tea], [tag:c#], [tag:coffee] and [tag:milk]";
  await bring(forum, await stackExchangeSource(aFolder(FILES(text)), "one"), "one");
  const comments = () =>
    forum.db.select({ body: posts.body }).from(posts).where(sql`${posts.parentId} is not null`).orderBy(asc(posts.id));
  expect(await comments()).toEqual([{ body: "[cold-tea](/tag/cold-tea), [c#](/tag/c%23), coffee and milk" }]);

  // What was deleted since does not come back as a link to nothing, and what was there before counts.
  const found = await tagByName(forum, guest, "cold-tea");
  if (found.kind !== "found") throw new Error(`the tag is ${found.kind}`);
  await deleteTag(forum, await member("mo", { role: "administrator" }), { id: found.tag.id });
  const more = {
    ...FILES("[tag:cold-tea] or [tag:C#]", 7),
    "Posts.xml": `<posts>${question(7, "|cold-tea|")}</posts>`,
  };
  await bring(forum, await stackExchangeSource(aFolder(more), "two"), "two");
  expect((await comments()).at(-1)).toEqual({ body: "cold-tea or [C#](/tag/c%23)" });
});

const beer = testData("forums/se_beer-meta");
test.skipIf(!beer)("in a real dump no tag that is linked to is missing", { timeout: 120_000 }, async () => {
  const { forum } = await aForum();
  await bring(forum, await stackExchangeSource(beer ?? "", "beer"), "beer");
  const bodies = await forum.db.select({ body: posts.body }).from(posts);
  const links = bodies.flatMap(({ body }) => [...body.matchAll(/\]\(\/tag\/([^)]+)\)/g)].map(([, name]) => name ?? ""));
  for (const name of new Set(links)) {
    expect([name, (await tagByName(forum, guest, decodeURIComponent(name))).kind]).toEqual([name, "found"]);
  }
});
