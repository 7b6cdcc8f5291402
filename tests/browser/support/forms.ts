/** Forms as a text browser sends them: no script, no redirect followed. */
import { limitsInput } from "../../../src/forum/settings/input.ts";
import type { Site } from "./server.ts";

export const PASSWORD = "a long enough sentence";

export function sendForm(
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, { method: "POST", redirect: "manual", headers, body: new URLSearchParams(fields) });
}

/** The cookies that an answer sets, as the next request carries them. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
}

/** Signs in from an address of its own, so that limits do not add up; returns the cookies. */
export async function signedIn(site: Site, login: string, from = "198.51.100.1"): Promise<string> {
  const response = await sendForm(
    `${site.url}/sign-in`,
    { do: "signIn", login, password: PASSWORD, return: "/" },
    { "x-forwarded-for": from },
  );
  if (response.status !== 303) throw new Error(`signing ${login} in answered ${response.status}`);
  return cookiesOf(response);
}

/** Sets the forum up: the first administrator, "Questions" and "Talk", newcomers trusted. @returns the administrator's cookies */
export async function foundForum(
  site: Site,
  {
    username = "ada",
    language = "en",
    address = "sie",
    trusting = true,
  }: { username?: string; language?: string; address?: string; trusting?: boolean } = {},
): Promise<string> {
  const link = new URL(await site.setupLink());
  const setUp = await sendForm(link.href, {
    do: "setUp",
    token: link.searchParams.get("token") ?? "",
    siteName: "Alpine Club",
    language,
    address,
    username,
    email: `${username}@example.org`,
    password: PASSWORD,
  });
  const cookie = cookiesOf(setUp);
  const categories = {
    "first.name": "Questions",
    "first.description": "Ask here.",
    "first.kind": "questions",
    "second.name": "Talk",
    "second.description": "Everything else.",
    "second.kind": "discussions",
    "third.name": "",
    "third.description": "",
    "third.kind": "announcements",
  };
  const made = await sendForm(`${site.url}/setup/category`, { do: "createFirst", ...categories }, { cookie });
  if (made.status !== 303) throw new Error(`setting up answered ${setUp.status} and ${made.status}`);
  if (trusting) await trustNewcomers(site, cookie);
  return cookie;
}

/** An account from the command line, with the usual password. */
export async function makeAccount(site: Site, username: string, role = "member"): Promise<void> {
  const who = ["--email", `${username}@example.org`, "--username", username, "--role", role];
  await site.cli(["user", "create", ...who, "--password-stdin"], `${PASSWORD}\n`);
}

/** Lets newcomers write as much as a test likes, and the same again; `admin`: an administrator's cookies. */
async function trustNewcomers(site: Site, admin: string): Promise<void> {
  const any = { holdAt: "0", newPostsADay: "0", waitingAtOnce: "0" };
  const fields = { do: "changePrevention", ...any };
  const answer = await sendForm(`${site.url}/admin/prevention`, fields, { cookie: admin });
  if (answer.status !== 303) throw new Error(`trusting newcomers answered ${answer.status}`);
}

/** Lets everything happen as often as a test likes; `admin`: an administrator's cookies. */
export async function liftLimits(site: Site, admin: string): Promise<void> {
  const fields = Object.keys(limitsInput.shape).flatMap((name) => [
    [`${name}.count`, "1000000"],
    [`${name}.seconds`, "60"],
  ]);
  const answer = await sendForm(
    `${site.url}/admin/limits`,
    { do: "changeLimits", ...Object.fromEntries(fields) },
    { cookie: admin },
  );
  if (answer.status !== 303) throw new Error(`lifting the limits answered ${answer.status}`);
}
