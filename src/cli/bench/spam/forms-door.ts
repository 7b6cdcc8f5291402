/** Through the forms of the real server: signing up, the link in the mail, and each page before what is sent from it. */
import { listOutbox, readOutboxMail } from "#platform/mail/read-outbox.ts";
import { formOf } from "./form.ts";
import { asTitle, type Ground } from "./ground.ts";
import type { Door, Fate, Posting } from "./posting.ts";

const PASSWORD = "as long as it has to be";
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

  async function signUp(posting: Posting): Promise<boolean> {
    const form = formOf((await ask("/sign-up", posting, "")).html, "signUp") ?? {};
    const username = posting.account.slice(0, 28);
    const asked = await ask("/sign-up", posting, "", { ...form, username, email: posting.email, password: PASSWORD });
    if (asked.status === 429) return false;
    joined.set(posting.account, asked.status === 303 ? await confirm(posting) : null);
    return true;
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

  function pathOf({ title, to }: Posting, nth: number): string | undefined {
    if (title !== null) return "/new";
    if (to && "opened" in to) return opened.get(to.opened);
    return ground.threads[(to?.existing ?? nth) % ground.threads.length]?.path;
  }

  let posted = 0;
  return {
    async join(posting) {
      await place.setClock(begin + posting.joinsAt);
      return signUp(posting);
    },
    async post(posting): Promise<Fate> {
      const fate = { posting, clientKey: "" };
      const refused = (why: string): Fate => ({ ...fate, became: "refused", why });
      const cookies = joined.get(posting.account);
      if (!cookies) return refused("no_account");
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
  // An error keeps nobody's spam out.
  if (answer.status >= 500) throw new Error(`${url} answered ${answer.status}.`);
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
