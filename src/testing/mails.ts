/** The mails that a forum without a mail server has written into its outbox. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { simpleParser } from "mailparser";

export interface WrittenMail {
  to: string;
  subject: string;
  text: string;
  /** The whole message as it would go out. */
  raw: string;
}

/** All mails so far, oldest first; those to one address when it is given. */
export async function mailsIn(dir: string, to?: string): Promise<WrittenMail[]> {
  const outbox = join(dir, "outbox");
  const names = readdirSync(outbox).filter((name) => name.endsWith(".eml"));
  const mails = await Promise.all(
    names.sort().map(async (name): Promise<WrittenMail> => {
      const raw = readFileSync(join(outbox, name), "utf8");
      const { to: recipient, subject, text } = await simpleParser(raw);
      return { to: recipient.value[0]?.address ?? "", subject, text, raw };
    }),
  );
  // On its way an address may lose its capitals.
  return to === undefined ? mails : mails.filter((mail) => mail.to.toLowerCase() === to.toLowerCase());
}

/** The secret in the link of a mail. */
export function tokenIn(mail: WrittenMail | undefined): string {
  const [, token] = /[?&]token=([\w-]+)/.exec(mail?.text ?? "") ?? [];
  if (!token) throw new Error("the mail has no link with a token");
  return token;
}
