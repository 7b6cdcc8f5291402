import { expect, test, vi } from "vitest";
import { aForum } from "#testing/forum.ts";
import { touchSession } from "./members/commands.ts";
import { markThreadRead } from "./notifications/commands.ts";
import { visitList } from "./threads/visits.ts";

test("what cannot be noted keeps nobody from reading", async () => {
  const { forum, clock, member } = await aForum();
  const ada = { ...(await member("ada")), sessionId: "s" };
  await visitList(forum, ada, "latest");
  const logged = vi.spyOn(forum.log, "error").mockImplementation(() => undefined);
  vi.spyOn(forum, "write").mockRejectedValue(new Error("database or disk is full"));
  const firstVisit = clock.now;
  clock.pass(3_600_000);
  expect(await visitList(forum, ada, "latest")).toBe(firstVisit);
  await touchSession(forum, ada);
  await markThreadRead(forum, ada, 1, { upTo: 3, before: 1 });
  expect(logged).toHaveBeenCalledTimes(3);
});
