export const MIN_USERNAME_CHARS = 3;
export const MAX_USERNAME_CHARS = 30;

/** Letters (with their marks), digits, `_` and `-` of any script. */
const ALLOWED = /^[\p{L}\p{M}\p{Nd}_-]+$/u;
/** What no reader sees, so that it would tell two names apart for programs alone; and marks piled up over the line. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\p{M}{4}|^\p{M}/u;

/**
 * Letters that readers take for one another, after Unicode's confusables (UTS 39), for the scripts
 * in which whole Latin-looking names can be written.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = lookAlikes(
  // Cyrillic, Greek, Armenian, and digits
  "аa еe оo рp сc уy хx ѕs іi јj ԁd ԛq ԝw һh ӏi кk мm тt вb нh ɡg ıi αa οo ρp νv υu κk ιi τt ηn χx γy ϲc օo սu ոn հh ѵv 0o 1i li |i 5s",
);

function lookAlikes(pairs: string): Record<string, string> {
  return Object.fromEntries(
    pairs.split(" ").map((pair) => {
      const characters = [...pair];
      return [characters[0] ?? "", characters.at(-1) ?? ""];
    }),
  );
}

/** Names that would pass for the forum itself, or for one of its pages. */
const RESERVED = new Set(
  [
    "admin administrator moderator mod staff support team official system root webmaster postmaster",
    "help info contact security abuse noreply mail forum stoa everyone here all me my new edit settings",
    "anonymous guest deleted null undefined moderation api",
  ]
    .join(" ")
    .split(" ")
    .map(usernameKey),
);

export type UsernameProblem = "username_too_short" | "username_too_long" | "username_characters" | "username_reserved";

/** Why nobody may be called so, or null. Whether it is taken, only the database knows: see `usernameKey`. */
export function usernameProblem(name: string): UsernameProblem | null {
  const characters = [...name.normalize("NFC")];
  if (characters.length < MIN_USERNAME_CHARS) return "username_too_short";
  if (characters.length > MAX_USERNAME_CHARS) return "username_too_long";
  const isPlain = name === name.normalize("NFC") && ALLOWED.test(name) && !UNSEEN.test(name);
  if (!isPlain || !/\p{L}|\p{Nd}/u.test(name)) return "username_characters";
  return RESERVED.has(usernameKey(name)) ? "username_reserved" : null;
}

/** One form for all names that differ only in case, width or look-alike letters: two people never share it. */
export function usernameKey(name: string): string {
  const folded = name.normalize("NFKC").toLowerCase().normalize("NFKC");
  return [...folded]
    .map((character) => LOOK_ALIKES[character] ?? character)
    .join("")
    .replaceAll("-", "_");
}

/** A name that fits the rules, made from what somebody is called. Whether it is free is the caller's to find out. */
export function usernameFrom(displayName: string): string {
  const kept = displayName
    .normalize("NFC")
    .replace(/\p{Default_Ignorable_Code_Point}+/gu, "")
    .replace(/(\p{M}{3})\p{M}+/gu, "$1")
    .replace(/[^\p{L}\p{M}\p{Nd}_-]+/gu, "_")
    .replace(/_{2,}/g, "_")
    .replace(/^[_-]+|[_-]+$/g, "");
  let name = [...kept].slice(0, MAX_USERNAME_CHARS).join("").normalize("NFC");
  while (name.length > 0 && usernameProblem(name) === "username_too_short") name += "_";
  if (usernameProblem(name) === "username_reserved") name = `${[...name].slice(0, MAX_USERNAME_CHARS - 2).join("")}_1`;
  return usernameProblem(name) === null ? name : "member";
}

/** `name` with a number behind it, still within the longest length. */
export function numberedUsername(name: string, number: number): string {
  const suffix = String(number);
  return [...name].slice(0, MAX_USERNAME_CHARS - suffix.length).join("") + suffix;
}

export function memberPath(username: string): string {
  return `/u/${encodeURIComponent(username)}`;
}
