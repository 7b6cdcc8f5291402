import { setImmediate as soon } from "node:timers/promises";
import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

/** What began, in order; `finish` ends a text's turn. */
function story(places: number) {
  const inTurn = createTurns(places);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, userId: number, isPreview = false) =>
    inTurn({ userId, isPreview }, () => {
      begun.push(name);
      return new Promise<void>((end) => ends.set(name, end));
    });
  const finish = async (name: string) => {
    ends.get(name)?.();
    await soon();
  };
  return { begun, ask, finish };
}

test("one member's texts are rendered one after the other, another member's between them", async () => {
  const { begun, ask, finish } = story(2);
  for (const name of ["a1", "a2", "a3"]) void ask(name, 1);
  void ask("b1", 2);
  await soon();
  expect(begun).toEqual(["a1", "b1"]);
  await finish("b1");
  expect(begun).toEqual(["a1", "b1"]);
  await finish("a1");
  expect(begun).toEqual(["a1", "b1", "a2"]);
});

test("posts come before previews that wait longer", async () => {
  const { begun, ask, finish } = story(1);
  void ask("running", 1, true);
  for (const userId of [2, 3, 4]) void ask(`preview ${userId}`, userId, true);
  void ask("post", 5);
  await soon();
  await finish("running");
  expect(begun).toEqual(["running", "post"]);
});

test("who has too many texts waiting is refused, and so are previews when too many wait", async () => {
  const { ask } = story(1);
  for (const name of ["1", "2", "3", "4"]) void ask(name, 1);
  await expect(ask("5", 1)).rejects.toMatchObject({ code: "busy" });
  for (let userId = 2; userId < 49; userId += 1) void ask("preview", userId, true);
  await expect(ask("preview", 99, true)).rejects.toMatchObject({ code: "busy" });
  const post = ask("post", 99);
  await expect(Promise.race([post, soon("waits")])).resolves.toBe("waits");
});

test("a text that fails gives its place back", async () => {
  const inTurn = createTurns(1);
  const failing = inTurn({ userId: 1, isPreview: false }, () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  await expect(inTurn({ userId: 1, isPreview: false }, async () => "yes")).resolves.toBe("yes");
});
