import { expect, test } from "vitest";
import { newKey } from "#testing/forum.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { newCategoryInput } from "../categories/input.ts";
import { structureOf } from "../categories/structure.ts";
import type { Actor } from "../members/actor.ts";
import { slowInput } from "./input.ts";
import { replyToThread } from "./reply.ts";
import { slowSecondsOf, slowThread } from "./slow.ts";

test("in slow mode a person waits between two replies, staff does not, and a thread says otherwise than its category", async () => {
  const { forum, clock, ada, bert, moderator, thread } = await aModeratedForum();
  const slow = (seconds: string, by = moderator) => slowThread(forum, by, slowInput.parse({ id: thread, seconds }));
  const says = (actor: Actor) =>
    replyToThread(forum, actor, { id: thread, to: null, body: "And?", clientKey: newKey() }).then(
      () => "stands",
      (error) => `${error.code} ${error.detail.seconds}`,
    );
  clock.pass(3_600_000);
  await slow("300");
  expect(await says(bert)).toBe("stands");
  clock.pass(60_000);
  expect(await says(bert)).toBe("slow_mode 240");
  expect(await says(ada)).toBe("stands");
  for (const _ of [1, 2]) expect(await says(moderator)).toBe("stands");
  clock.pass(240_000);
  expect(await says(bert)).toBe("stands");
  await slow("0");
  expect(await says(bert)).toBe("stands");
  await expect(slow("5", ada)).rejects.toMatchObject({ code: "not_allowed" });
  expect(slowInput.safeParse({ id: thread, seconds: "86401" }).success).toBe(false);
  const structure = await structureOf(forum);
  const [first] = structure.categories;
  const slowed = { byId: new Map([[first?.id ?? 0, { ...first, slowSeconds: 60 }]]) } as unknown as typeof structure;
  const categoryId = first?.id ?? 0;
  expect(slowSecondsOf({ slowSeconds: null, categoryId }, slowed)).toBe(60);
  expect(slowSecondsOf({ slowSeconds: 0, categoryId }, slowed)).toBe(0);
  const form = { name: "Hot", kind: "discussions", slowSeconds: "90" };
  expect(newCategoryInput.parse(form)).toMatchObject({ slowSeconds: 90 });
});
