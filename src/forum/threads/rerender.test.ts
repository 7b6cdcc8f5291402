import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { posts } from "#db/schema/index.ts";
import { aForum, newKey } from "#testing/forum.ts";
import { guest } from "../members/actor.ts";
import { putSettings } from "../settings/changes.ts";
import { excerptOf } from "./person-posts.ts";
import { postsOnPage } from "./queries.ts";
import { enqueueRendering } from "./rerender.ts";
import { startThread } from "./start.ts";

async function aPost(body: string) {
  const story = await aForum();
  const ada = await story.member("ada");
  const categoryId = await story.category("Help");
  await startThread(story.forum, ada, { categoryId, title: "About markup", body, tags: [], clientKey: newKey() });
  const stored = async () => (await story.forum.db.select().from(posts))[0];
  return { ...story, stored };
}

test("what an import brought is rendered by a job", async () => {
  const { forum, stored } = await aPost("**bold**");
  await forum.write(async (tx) => void (await tx.update(posts).set({ html: "", rendererVersion: 0 })));
  await enqueueRendering(forum);
  await forum.drain();
  expect((await stored())?.html).toContain("<strong>bold</strong>");
});

test("what is not rendered yet is rendered when it is read, and kept", async () => {
  const { forum, stored } = await aPost("**bold**");
  await forum.write(async (tx) => void (await tx.update(posts).set({ html: "", rendererVersion: 0 })));
  expect((await postsOnPage(forum, guest, 1, 1))[0]?.html).toContain("<strong>bold</strong>");
  expect((await stored())?.html).toContain("<strong>bold</strong>");
});

test("a text that no form would take is shown as it was written, and holds nobody up", async () => {
  const { forum, stored } = await aPost("x");
  const body = `${"> ".repeat(200)}<script>alert(1)</script>`;
  await forum.write(
    async (tx) => void (await tx.update(posts).set({ body, html: "", rendererVersion: 0 }).where(eq(posts.id, 1))),
  );
  await enqueueRendering(forum);
  await forum.drain();
  expect((await stored())?.html).toMatch(/^<pre>/);
  const html = (await stored())?.html ?? "";
  expect(html).not.toContain("<script>");
  // Where posts are shown by their beginning, it reads as it was written too.
  expect(excerptOf(html.replace(/(?:&#x3e; )+/, ""))).toBe("<script>alert(1)</script>");
});

test("what cannot be rendered just now is shown as it was written, and tried again", async () => {
  const { forum, stored } = await aPost("x");
  const body = "```js\nlet a = 1 < 2;\n```";
  await forum.write(async (tx) => void (await tx.update(posts).set({ body, html: "", rendererVersion: 0 })));
  await forum.renderer.close();
  expect((await postsOnPage(forum, guest, 1, 1))[0]?.html).toBe("<pre>```js\nlet a = 1 &#x3c; 2;\n```</pre>");
  await enqueueRendering(forum);
  await forum.drain();
  expect(await stored()).toMatchObject({ html: "", rendererVersion: 0 });
});

test("posts follow the setting that shows formulas", async () => {
  const { forum } = await aPost("Water is $H_2O$.");
  const html = async () => (await postsOnPage(forum, guest, 1, 1))[0]?.html;
  expect(await html()).toContain("$H_2O$");
  await forum.write((tx) => putSettings(tx, { math: true }));
  expect(await html()).toContain("<math");
});
