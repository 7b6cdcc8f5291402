import { expect, test } from "vitest";
import { aForum } from "#testing/forum.ts";
import { setupInput } from "./input.ts";
import { hashPassword } from "./passwords.ts";
import { newSetupLink, setUp } from "./setup.ts";

const HERE = { address: "192.0.2.1", agent: "" };
const PASSWORD = "a long enough sentence";

function filledIn(token: string) {
  const who = { username: "ada", email: "ada@example.org", password: PASSWORD };
  return setupInput.parse({ token, siteName: "Alpine Club", language: "en", address: "sie", ...who });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

test("a link that does not hold costs no password's worth of time, before the set-up and after it", async () => {
  const { forum } = await aForum();
  const link = new URL(await newSetupLink(forum));
  const token = link.searchParams.get("token") ?? "";
  const madeUp = () => expect(setUp(forum, filledIn("made up"), HERE)).rejects.toMatchObject({ code: "setup_over" });
  await madeUp();
  const oneHash = await timed(() => hashPassword(PASSWORD));
  const tenTries = await timed(async () => {
    for (let n = 0; n < 10; n += 1) await madeUp();
  });
  expect(tenTries).toBeLessThan(10 * oneHash);
  await setUp(forum, filledIn(token), HERE);
  await expect(setUp(forum, filledIn(token), HERE)).rejects.toMatchObject({ code: "setup_over" });
});
