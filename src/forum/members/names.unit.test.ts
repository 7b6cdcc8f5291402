import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_USERNAME_CHARS, numberedUsername, usernameFrom, usernameKey, usernameProblem } from "./names.ts";

test.each(["anna", "Anna_W-2", "Jürgen", "Мария", "李小龙", "أحمد", "नेहा", "สมชาย", "Đặng", "007", "x".repeat(30)])(
  "%s is a name",
  (name) => expect(usernameProblem(name.normalize("NFC"))).toBeNull(),
);

test.each([
  ["", "username_too_short"],
  ["ab", "username_too_short"],
  ["x".repeat(31), "username_too_long"],
  ["a b c", "username_characters"],
  ["a.b.c", "username_characters"],
  ["anna@x", "username_characters"],
  ["<b>x</b>", "username_characters"],
  ["---", "username_characters"],
  ["an\u202ena", "username_characters"],
  ["an\u200dna", "username_characters"],
  ["anna\ufe0f", "username_characters"],
  ["ann\u3164a", "username_characters"],
  ["\u0301anna", "username_characters"],
  [`a${"\u0489".repeat(20)}b`, "username_characters"],
  ["Ju\u0308rgen", "username_characters"],
  ["Admin", "username_reserved"],
  ["аdmin", "username_reserved"],
  ["ADM1N", "username_reserved"],
  ["st0a", "username_reserved"],
])("%j is no name", (name, problem) => expect(usernameProblem(name)).toBe(problem));

test("names that look alike have one key, others do not", () => {
  for (const twin of ["ANNA", "аnnа", "ａｎｎａ", "Αnna"]) expect(usernameKey(twin), twin).toBe(usernameKey("anna"));
  expect(usernameKey("a-b")).toBe(usernameKey("a_b"));
  expect(usernameKey("lisa")).toBe(usernameKey("Iisa"));
  expect(usernameKey("anna")).not.toBe(usernameKey("hanna"));
  expect(usernameKey("müller")).not.toBe(usernameKey("muller"));
});

test("a name is made of anything that somebody is called", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.nat(99_999), (called, number) => {
      const name = usernameFrom(called.toWellFormed());
      expect(usernameProblem(name)).toBeNull();
      expect([...numberedUsername(name, number)].length).toBeLessThanOrEqual(MAX_USERNAME_CHARS);
    }),
    { numRuns: 2_000 },
  );
  expect(usernameFrom("  Anna  Weiß! ")).toBe("Anna_Weiß");
  expect(usernameFrom("Admin")).toBe("Admin_1");
  expect(usernameFrom("💥")).toBe("member");
});

test("a key stays what it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (name) => {
      expect(usernameKey(usernameKey(name))).toBe(usernameKey(name));
    }),
    { numRuns: 2_000 },
  );
});
