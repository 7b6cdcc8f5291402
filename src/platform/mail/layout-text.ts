import type { LaidOut, MailLink } from "./layout.ts";

/** The text version: title, paragraphs, `> ` before quotes, addresses on lines of their own, `-- ` before the footer. */
export function textLayout(mail: LaidOut): string {
  const body = [mail.title, mail.greeting, ...mail.parts.map(partText)].filter((part) => part);
  const footer = [mail.siteName, ...mail.footer.map((line) => (typeof line === "string" ? line : linkText(line)))];
  return `${body.join("\n\n")}\n\n-- \n${footer.join("\n")}\n`;
}

function partText(part: LaidOut["parts"][number]): string {
  if (typeof part === "string") return part;
  if ("button" in part) return linkText(part.button);
  const text = part.text ?? part.quote.map((block) => block.text).join("\n\n");
  return text.replaceAll(/^/gm, "> ").replaceAll(/^> $/gm, ">");
}

function linkText(link: MailLink): string {
  return `${link.label.replace(/[.:]$/, "")}:\n${link.url}`;
}
