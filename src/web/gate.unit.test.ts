import { expect, test } from "vitest";
import { createGate, createPrecedence, gated, TooBusy } from "./gate.ts";

test("so many pass at once, the others in turn, and whoever finds too many waiting is told", async () => {
  const pass = createGate({ atOnce: 2, waiting: 2 });
  const order: string[] = [];
  const leave = new Map<string, () => void>();
  const enter = (name: string) =>
    pass(() => {
      order.push(name);
      return new Promise<void>((done) => leave.set(name, done));
    });
  const through = ["a", "b", "c", "d"].map(enter);
  expect(order).toEqual(["a", "b"]);
  await expect(enter("e")).rejects.toBeInstanceOf(TooBusy);
  leave.get("b")?.();
  await expect.poll(() => order).toEqual(["a", "b", "c"]);
  leave.get("a")?.();
  await expect.poll(() => order).toEqual(["a", "b", "c", "d"]);
  for (const name of ["c", "d"]) leave.get(name)?.();
  await Promise.all(through);
});

test("a failure hands the place over too", async () => {
  const pass = createGate({ atOnce: 1, waiting: 5 });
  const failed = pass(() => Promise.reject(new Error("broken")));
  const next = pass(async () => "done");
  await expect(failed).rejects.toThrow("broken");
  expect(await next).toBe("done");
});

test("pieces of something long take a place one at a time, and none while nobody reads on", async () => {
  const pass = createGate({ atOnce: 1, waiting: 5 });
  async function* pieces() {
    yield 1;
    yield 2;
  }
  const slow = gated(pieces(), pass);
  expect(await slow.next()).toEqual({ done: false, value: 1 });
  // The reader of the first piece keeps nobody waiting.
  expect(await pass(async () => "through")).toBe("through");
  expect(await slow.next()).toEqual({ done: false, value: 2 });
  expect(await slow.next()).toEqual({ done: true, value: undefined });
});

test("what comes after waits until nothing goes first, failed or not, or until it has waited long enough", async () => {
  const { first, after } = createPrecedence();
  const order: string[] = [];
  const says = (name: string) => async () => void order.push(name);
  await after(60_000)(says("nothing goes first"));
  let leave = () => {};
  const failing = first(() => new Promise<void>((_, reject) => (leave = () => reject(new Error("broken")))));
  const patient = after(60_000)(says("patient"));
  await after(1)(says("impatient"));
  await first(says("another"));
  expect(order).toEqual(["nothing goes first", "impatient", "another"]);
  leave();
  await expect(failing).rejects.toThrow("broken");
  await patient;
  expect(order.at(-1)).toBe("patient");
});
