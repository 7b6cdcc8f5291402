import { expect, test } from "vitest";
import { avatarLetter, avatarTone } from "./person.tsx";

test.each([
  ["anna", "A"],
  [" ünal", "Ü"],
  ["مريم", "م"],
  ["👩‍👩‍👧 Familie", "👩‍👩‍👧"],
  ["", "?"],
])("%s is shown as %s", (name, letter) => {
  expect(avatarLetter(name)).toBe(letter);
});

test("a name keeps its colour, and names spread over all of them", () => {
  const tones = Array.from({ length: 200 }, (_, number) => avatarTone(`member ${number}`));
  expect(new Set(tones).size).toBe(8);
  expect(avatarTone("Anna")).toBe(avatarTone("Anna"));
});
