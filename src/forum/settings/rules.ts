/** The rules of the community as the settings keep them: one a line, "key: sentence". */

export const MAX_RULES_CHARS = 6_000;
export const MAX_RULES = 30;
const LINE = /^([a-z][a-z0-9_]{0,39}):\s+(\S.{2,299})$/u;

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Those that can be read, in their order; a key counts once. */
export function rulesIn(text: string): { key: string; text: string }[] {
  const found = new Map<string, string>();
  for (const line of linesOf(text)) {
    const [, key, sentence] = LINE.exec(line) ?? [];
    if (key && sentence && !found.has(key)) found.set(key, sentence);
  }
  return [...found].map(([key, sentence]) => ({ key, text: sentence }));
}

/** Whether every line is a rule with a key of its own. */
export function areRules(text: string): boolean {
  const lines = linesOf(text);
  return lines.length <= MAX_RULES && rulesIn(text).length === lines.length;
}
