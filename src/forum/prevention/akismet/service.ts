/** The four calls of the service, as akismet.com/developers documents them: forms out, one word back. */
import { GiveUp } from "#platform/events.ts";
import type { Forum } from "../../forum.ts";
import { openKey } from "./key.ts";

const TIMEOUT_MS = 10_000;
/** Its answers are a word or a sentence. */
const MAX_ANSWER_CHARS = 1_000;
const MAX_TOLD_CHARS = 200;

export type Call = "verify-key" | "comment-check" | "submit-spam" | "submit-ham";

export interface Answer {
  text: string;
  /** So surely spam that Akismet would throw it away. */
  isSure: boolean;
}

/** What it says of a text: `sure` where it would not even keep it. */
export type Verdict = "ham" | "spam" | "sure";

/** The key of the settings; null: Akismet is not to be asked. @throws GiveUp when it cannot be opened any more */
export async function akismetKey(forum: Forum): Promise<string | null> {
  const { sealedKey } = (await forum.settings()).akismet;
  if (sealedKey === "") return null;
  const key = openKey(forum.secret, sealedKey);
  if (key === null) throw new GiveUp("the Akismet key was sealed with another AUTH_SECRET: set it again");
  return key;
}

/** Whether a key is one; null: nobody could say, and why. @throws nothing */
export async function verifyKey(forum: Forum, key: string): Promise<boolean | null> {
  try {
    const { text } = await post(forum, "verify-key", key, { key });
    return text === "valid" ? true : text === "invalid" ? false : null;
  } catch (error) {
    forum.log.warn({ error: String(error) }, "akismet");
    return null;
  }
}

/** @throws Error when it did not answer with one of its words; GiveUp for a key that is none */
export async function checkComment(forum: Forum, key: string, comment: Record<string, string>): Promise<Verdict> {
  const { text, isSure } = await call(forum, "comment-check", key, comment);
  if (text === "true") return isSure ? "sure" : "spam";
  if (text === "false") return "ham";
  throw new Error(`Akismet answered with something else: ${told(text, key)}`);
}

/** Tells Akismet that it was wrong. @throws as checkComment */
export async function submitComment(
  forum: Forum,
  key: string,
  what: "spam" | "ham",
  comment: Record<string, string>,
): Promise<void> {
  await call(forum, `submit-${what}`, key, comment);
}

async function call(forum: Forum, name: Call, key: string, fields: Record<string, string>): Promise<Answer> {
  const { help, ...answer } = await post(forum, name, key, fields);
  const why = help === null ? "" : `: ${told(help, key)}`;
  // A bad key, or a call that is none: the same again gets the same answer.
  if (/^invalid\b/i.test(answer.text)) throw new GiveUp(`Akismet does not take the key, or what it was asked${why}`);
  if (help !== null) throw new Error(`Akismet has trouble${why}`);
  return answer;
}

async function post(
  forum: Forum,
  name: Call,
  key: string,
  fields: Record<string, string>,
): Promise<Answer & { help: string | null }> {
  const response = await reached(`${forum.config.akismetUrl}/1.1/${name}`, {
    method: "POST",
    headers: { "user-agent": "Stoa/1.0" },
    body: new URLSearchParams({ api_key: key, blog: forum.config.siteUrl, ...fields }),
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = (await beginning(response)).trim();
  if (!response.ok) throw new Error(`Akismet answered ${response.status}: ${told(text, key)}`);
  const isSure = response.headers.get("x-akismet-pro-tip")?.trim() === "discard";
  return { text, isSure, help: response.headers.get("x-akismet-debug-help") };
}

/** As `fetch`; what went wrong in words that help. */
async function reached(url: string, how: RequestInit): Promise<Response> {
  try {
    return await fetch(url, how);
  } catch (error) {
    const { name, cause } = error as { name?: string; cause?: { code?: string } };
    if (name === "TimeoutError") throw new Error(`Akismet did not answer within ${TIMEOUT_MS / 1000} seconds`);
    throw new Error(`Akismet cannot be reached: ${cause?.code ?? name}`);
  }
}

/** The rest of a long answer is nobody's business. */
async function beginning(response: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length >= MAX_ANSWER_CHARS) break;
  }
  return text.slice(0, MAX_ANSWER_CHARS);
}

/** Something of an answer for those who look for what is wrong, on one line and without the key. */
function told(text: string, key: string): string {
  return text
    .replaceAll(key, "…")
    .replace(/[\p{C}\s]+/gu, " ")
    .slice(0, MAX_TOLD_CHARS);
}
