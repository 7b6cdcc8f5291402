/** Links at the foot of every page as the settings keep them: one a line, "Words: address". */

export const MAX_FOOTER_CHARS = 3_000;
const MAX_LINKS = 20;
const LINE = /^(\S.{0,59}?):\s+(https:\/\/[^\s\p{C}"<>\\]+|\/(?![/\\])[^\s\p{C}"<>\\]*)$/u;

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** Those that can be read, in their order. */
export function footerLinksIn(text: string): { href: string; label: string }[] {
  return linesOf(text).flatMap((line) => {
    const [, label, href] = LINE.exec(line) ?? [];
    return label && href ? [{ href, label }] : [];
  });
}

/** Whether every line is a link. */
export function areFooterLinks(text: string): boolean {
  const lines = linesOf(text);
  return lines.length <= MAX_LINKS && footerLinksIn(text).length === lines.length;
}
