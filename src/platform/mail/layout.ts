import { htmlLayout } from "./layout-html.ts";
import { textLayout } from "./layout-text.ts";
import { shortened, type TextBlock, textBlocks } from "./post-text.ts";

export type MailLink = { label: string; url: string };

export type MailPart =
  | string
  /** A post: any HTML, which is reduced to plain paragraphs; `quoteText` replaces them in the text version. */
  | { quoteHtml: string; quoteText?: string; maxChars?: number }
  | { button: MailLink };

export type MailContent = {
  title: string;
  greeting?: string;
  paragraphs: MailPart[];
  /** Why the mail came, and how to stop it. */
  footer: (string | MailLink)[];
  siteName: string;
  /** `#rrggbb` */
  accent: string;
  /** BCP 47 */
  language: string;
};

/** The parts as both versions of the mail lay them out. */
export type LaidOut = Omit<MailContent, "paragraphs"> & {
  parts: (string | { quote: TextBlock[]; text?: string } | { button: MailLink })[];
};

const MAX_QUOTE_CHARS = 1_500;

/**
 * One mail as HTML (no tables, pictures or foreign requests, light and dark) and as text (paragraphs
 * are not wrapped, the reader's program does that). All texts are taken as plain text.
 */
export function composeMail(content: MailContent): { html: string; text: string } {
  const { paragraphs, ...rest } = content;
  const laidOut: LaidOut = { ...rest, parts: paragraphs.map(laidOutPart) };
  return { html: htmlLayout(laidOut), text: textLayout(laidOut) };
}

function laidOutPart(part: MailPart): LaidOut["parts"][number] {
  if (typeof part === "string" || "button" in part) return part;
  const quote = shortened(textBlocks(part.quoteHtml), part.maxChars ?? MAX_QUOTE_CHARS);
  return part.quoteText === undefined ? { quote } : { quote, text: part.quoteText };
}
