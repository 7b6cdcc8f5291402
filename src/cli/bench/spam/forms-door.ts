/** Through the forms of the real server: signing up, the link in the mail, and each page before what is sent from it. */
import { listOutbox, readOutboxMail } from "#platform/mail/read-outbox.ts";
import { formOf } from "./form.ts";
import { asTitle, type Ground } from "./ground.ts";
import type { Door, Fate, Posting } from "./posting.ts";

const PASSWORD = "as long as it has to be";
const HOUR = 3_600_000;
const JOIN_TRIES = 3;
/** Mails of a second, at most. */
const NEWEST = 12;

interface Place {
  url: string;
  dataDir: string;
  setClock(now: number): Promise<void>;
}

interface Answer {
  status: number;
  /** The page of it, or where it leads. */
  html: string;
  to: string;
  cookies: string;
}

/** @param begin ms; what postings count from */
export function formsDoor(place: Place, ground: Ground, begin: number): Door {
  /** Cookies by account; null: it was not let in. */
  const joined = new Map<string, string | null>();
  const opened = new Map<string, string>();
  const ask = (path: string, posting: Posting, cookie: string, fields?: Record<string, string>) =>
    request(place.url + path, posting.address, cookie, fields);

  /** Signs up at its time, or an hour later each when the forum has had enough of that address. */
  async function join(posting: Posting): Promise<string | null> {
    for (let tries = 0; tries < JOIN_TRIES; tries++) {
      const at = begin + posting.joinsAt + tries * HOUR;
      await place.setClock(Math.min(at, begin + posting.at));
      const form = formOf((await ask("/sign-up", posting, "")).html, "signUp") ?? {};
      const username = posting.account.slice(0, 28);
      // Whoever fills in what nobody sees does it with posts: a program signs up by another way.
      const asked = await ask("/sign-up", posting, "", { ...form, username, email: posting.email, password: PASSWORD });
      if (asked.status === 429) continue;
      if (asked.status !== 303) return null;
      return confirm(posting);
    }
    return null;
  }

  async function confirm(posting: Posting): Promise<string | null> {
    const link = await linkTo(place.dataDir, posting.email);
    const form = formOf((await ask(link, posting, "")).html, "signUp");
    if (!form) return null;
    const { cookies } = await ask("/confirm-email", posting, "", form);
    if (posting.bio) {
      const profile = formOf((await ask("/settings/profile", posting, cookies)).html, "saveProfile") ?? {};
      await ask("/settings/profile", posting, cookies, { ...profile, bio: posting.bio });
    }
    return cookies;
  }

  async function cookiesOf(posting: Posting): Promise<string | null> {
    if (!joined.has(posting.account)) joined.set(posting.account, await join(posting));
    return joined.get(posting.account) ?? null;
  }

  function pathOf({ title, to }: Posting, nth: number): string | undefined {
    if (title !== null) return "/new";
    if (to && "opened" in to) return opened.get(to.opened);
    return ground.threads[(to?.existing ?? nth) % ground.threads.length]?.path;
  }

  let posted = 0;
  return {
    async post(posting): Promise<Fate> {
      const fate = { posting, clientKey: "" };
      const refused = (why: string): Fate => ({ ...fate, became: "refused", why });
      const cookies = await cookiesOf(posting);
      if (cookies === null) return refused("no_account");
      const path = pathOf(posting, posted++);
      if (!path) return refused("nothing_to_answer");
      const { title, body, opens } = posting;
      const doing = title === null ? "reply" : "start";
      await place.setClock(begin + posting.at - posting.tookMs);
      const page = await ask(path, posting, cookies);
      const form = formOf(page.html, doing);
      if (!form) return refused(page.status === 200 ? "no_form" : `page_${page.status}`);
      fate.clientKey = form.clientKey ?? "";
      const trap: Record<string, string> = posting.trap ? { contact_note: posting.trap } : {};
      const own: Record<string, string> =
        title === null ? {} : { categoryId: String(ground.categoryId), title: asTitle(title), looked: "yes" };
      await place.setClock(begin + posting.at);
      const { status, to } = await ask(path, posting, cookies, { ...form, ...own, ...trap, body });
      if (status !== 303) return refused(`answer_${status}`);
      if (to.endsWith("/withheld")) return { ...fate, became: "held", why: "" };
      if (opens) opened.set(opens, to);
      return { ...fate, became: "published", why: "" };
    },
  };
}

async function request(url: string, from: string, cookie: string, fields?: Record<string, string>): Promise<Answer> {
  const answer = await fetch(url, {
    redirect: "manual",
    headers: { cookie, "x-forwarded-for": from },
    ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
  });
  const html = await answer.text();
  const to = answer.headers.get("location") ?? "";
  const cookies = answer.headers.getSetCookie().map((set) => set.split(";")[0]);
  return { status: answer.status, html, to, cookies: cookies.join("; ") };
}

/** The path in the mail that confirms an address, as soon as it has come. */
async function linkTo(dataDir: string, email: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const { mails } = await listOutbox(dataDir, NEWEST, 0);
    const found = mails.find(({ to }) => to.toLowerCase().includes(email.toLowerCase()));
    const text = found && (await readOutboxMail(dataDir, found.name))?.text;
    const link = /\/confirm-email\?token=[\w-]+/.exec(text ?? "")?.[0];
    if (link) return link;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`No mail came to ${email}.`);
}
