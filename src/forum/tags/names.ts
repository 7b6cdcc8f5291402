export const MAX_TAG_CHARS = 50;

/** Letters (with their marks), digits and the signs that names of techniques carry: c++, c#, node.js, e-bike. */
const ALLOWED = /^[\p{L}\p{M}\p{N}+#._-]+$/u;
/** What would be taken for another form of the page: /tag/NAME.rss. */
const ENDINGS = /\.(rss|atom|json|md)$/i;

/** Scripts whose letters look alike; one word of a tag is written in one of them. */
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

export type TagProblem = "tag_empty" | "tag_too_long" | "tag_characters" | "tag_ending" | "tag_mixed";

/** What somebody typed as a tag is called: NFC, no invisible characters, no leading `#`, spaces turned to `-`. */
export function tagName(typed: string): string {
  return typed
    .normalize("NFC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .trim()
    .replace(/^#+(?=.)/u, "")
    .trim()
    .replace(/\s+/gu, "-");
}

/** Why no tag may be called so, or null. `name` comes from `tagName`. */
export function tagProblem(name: string): TagProblem | null {
  if (name === "") return "tag_empty";
  if ([...name].length > MAX_TAG_CHARS) return "tag_too_long";
  if (!ALLOWED.test(name) || !/\p{L}|\p{N}/u.test(name)) return "tag_characters";
  if (ENDINGS.test(name)) return "tag_ending";
  return name.split(/[^\p{L}\p{M}]+/u).some(isMixed) ? "tag_mixed" : null;
}

function isMixed(word: string): boolean {
  return SCRIPTS.filter((script) => script.test(word)).length > 1;
}

/** What tags are compared by: names that differ only in case or width are one tag. */
export function tagKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().normalize("NFC");
}

/** A name that fits the rules, made from a source's; null when nothing of it is left. */
export function tagNameFrom(source: string): string | null {
  const kept = tagName(source)
    .replace(/[^\p{L}\p{M}\p{N}+#._-]+/gu, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^-+|-+$/g, "");
  const short = [...kept].slice(0, MAX_TAG_CHARS).join("").normalize("NFC");
  const name = ENDINGS.test(short) ? short.replaceAll(".", "-") : short;
  const problem = tagProblem(name);
  // Mixed scripts are refused to people who type them; a source's tag keeps its name.
  return problem === null || problem === "tag_mixed" ? name : null;
}

export function tagPath(name: string): string {
  return `/tag/${encodeURIComponent(name)}`;
}
