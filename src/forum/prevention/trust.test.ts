/** How well the forum knows somebody. */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { posts } from "#db/schema/index.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { idOf } from "../members/policy.ts";
import { preventionInput } from "../settings/prevention.ts";
import { deletePost } from "../threads/remove.ts";
import { trustIn } from "./trust.ts";

const DAY = 86_400_000;
const rules = () =>
  preventionInput.parse({
    ...{ memberDays: 1, memberPosts: 1, memberPostDays: 1 },
    ...{ regularDays: 3, regularPosts: 2, regularPostDays: 2 },
  });

test("trust grows with posts that stand and days on which they were written, and other rules hold at once", async () => {
  const { forum, clock, member, replies, thread } = await aModeratedForum();
  const carla = await member("carla");
  const given = rules();
  const levels: string[] = [await trustIn(forum, given, idOf(carla))];
  await replies(carla, thread, "The fan, I think.");
  clock.pass(DAY);
  levels.push(await trustIn(forum, given, idOf(carla)));
  await replies(carla, thread, "Or the drive.");
  levels.push(await trustIn(forum, given, idOf(carla)));
  clock.pass(2 * DAY);
  levels.push(await trustIn(forum, given, idOf(carla)));
  expect(levels).toEqual(["new", "member", "member", "regular"]);
  expect(await trustIn(forum, { ...given, regularPosts: 3 }, idOf(carla))).toBe("member");
});

test("a regular whose posts are gone is looked at again some minutes later", async () => {
  const { forum, clock, moderator, member, replies, thread } = await aModeratedForum();
  const carla = await member("carla");
  const given = rules();
  await replies(carla, thread, "The fan, I think.");
  clock.pass(2 * DAY);
  await replies(carla, thread, "Or the drive.");
  clock.pass(2 * DAY);
  expect(await trustIn(forum, given, idOf(carla))).toBe("regular");
  const [first] = await forum.db
    .select({ id: posts.id })
    .from(posts)
    .where(eq(posts.authorId, idOf(carla)));
  await deletePost(forum, moderator, { postId: first?.id ?? 0, reason: "" });
  clock.pass(601_000);
  expect(await trustIn(forum, given, idOf(carla))).toBe("member");
});
