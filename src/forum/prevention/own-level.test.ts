import { expect, test } from "vitest";
import { aModeratedForum } from "#testing/moderation.ts";
import { guest } from "../members/actor.ts";
import { putSettings } from "../settings/changes.ts";
import { preventionInput } from "../settings/prevention.ts";
import { levelOf } from "./own-level.ts";

const DAY = 86_400_000;

test("people see how well they are known and what is missing for more; of others only moderators do", async () => {
  const { forum, clock, member, moderator, ada, replies, thread } = await aModeratedForum();
  const carla = await member("Carla");
  const own = () => levelOf(forum, carla, carla.id ?? 0);
  expect(await own()).toEqual({ trust: "new", missing: { days: 2, posts: 3, postDays: 2 } });
  clock.pass(2 * DAY);
  await replies(carla, thread, "One.");
  await replies(carla, thread, "Two.");
  expect(await own()).toEqual({ trust: "new", missing: { days: 0, posts: 1, postDays: 1 } });
  clock.pass(DAY);
  await replies(carla, thread, "Three.");
  expect(await own()).toEqual({ trust: "member", missing: { days: 27, posts: 27, postDays: 8 } });
  expect(await levelOf(forum, moderator, carla.id ?? 0)).toEqual(await own());
  for (const other of [ada, guest]) expect(await levelOf(forum, other, carla.id ?? 0)).toBeNull();
  const rules = { regularDays: 3, regularPosts: 3, regularPostDays: 2 };
  await forum.write((tx) => putSettings(tx, { prevention: preventionInput.parse(rules) }));
  expect(await own()).toEqual({ trust: "regular", missing: null });
  expect(await levelOf(forum, moderator, moderator.id ?? 0)).toBeNull();
});
