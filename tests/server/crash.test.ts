/** What was acknowledged is there, however the server ended. */
import { expect, test } from "vitest";
import { posts } from "#db/schema/index.ts";
import { startSite } from "../browser/support/server.ts";
import { forumOf, replies, writersIn } from "./writers.ts";

const WRITERS = 16;
const REPLIES = 1_000;

test.each(["SIGKILL", "SIGTERM"] as const)(
  "%s in the middle of 1,000 replies loses none",
  async (signal) => {
    const site = await startSite();
    const forum = await forumOf(site);
    const writers = await writersIn(forum, WRITERS);
    let ending: Promise<number | null> | undefined;
    const { acknowledged, others } = await replies(site, writers, REPLIES, (done) => {
      if (done === REPLIES / 2) ending = site.end(signal);
    });
    await forum.close();
    expect(await ending).toBe(signal === "SIGTERM" ? 0 : null);
    // Whoever came too late was refused or cut off, and told so.
    expect(others.filter((status) => status !== 503)).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(REPLIES / 2);
    expect(acknowledged.length).toBeLessThan(REPLIES);

    const again = await startSite({ dataDir: site.dataDir });
    const after = await forumOf(again);
    const stored = await after.db.select({ body: posts.body, number: posts.number }).from(posts);
    const bodies = new Set(stored.map(({ body }) => body));
    expect(acknowledged.filter((body) => !bodies.has(body))).toEqual([]);
    expect(new Set(stored.map(({ number }) => number)).size).toBe(stored.length);
    const lastPage = Math.ceil(stored.length / 20);
    expect((await fetch(`${again.url}${writers.threadPath}?page=${lastPage}`)).status).toBe(200);
    await after.close();
    await again.stop();
  },
  120_000,
);
