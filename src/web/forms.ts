import type { IncomingMessage, ServerResponse } from "node:http";
import type { Forum } from "#forum/forum.ts";
import type { Actor } from "#forum/members/actor.ts";
import { errorFacts } from "#platform/log.ts";
import { type ActionRequest, type Outcome, refusedForm } from "./action.ts";
import { plainAnswer, sendPage } from "./answers.ts";
import type { RequestContext } from "./context.ts";
import { type FormFields, readForm } from "./form-data.ts";
import { BadFile, type TakenFiles } from "./form-files.ts";
import type { FormState } from "./form-state.ts";
import { SECURITY_HEADERS } from "./headers.ts";
import { renderPage, requestFor } from "./pages.ts";
import type { Render } from "./rendering.ts";
import { type Match, type PageActions, routeMatcher } from "./routes.ts";
import { sessionCookieName } from "./session-cookie.ts";
import type { Visitors } from "./visitor.ts";

const SIGN_IN_PAGE = "/sign-in";
const CONFIRM_PAGE = "/admin/confirm";

/** One form that was posted to a page. */
interface Posted {
  request: IncomingMessage;
  response: ServerResponse;
  context: RequestContext;
  fields: FormFields;
}

export interface Forms {
  /** The page that a form was posted to; null: it has none. */
  pageAt(path: string): Match | null;
  answer(
    request: IncomingMessage,
    response: ServerResponse,
    context: RequestContext,
    found: Match,
    cookies: ReadonlyMap<string, string>,
  ): Promise<void>;
}

/** Runs what forms do, and answers with where to go on, with data, or with the page again. */
export function createForms(forum: Forum, render: Render, pages: readonly PageActions[], visitors: Visitors): Forms {
  const cookieName = sessionCookieName(forum.config.siteUrl);
  const match = routeMatcher(pages);
  const signIn = match(SIGN_IN_PAGE)?.actions ?? {};

  const answer: Forms["answer"] = async (request, response, context, { actions, params }, cookies) => {
    const taking = takingFiles(actions, context.actor);
    const read = await readForm(request, taking?.taken).catch((error: unknown) => {
      if (error instanceof BadFile) return error;
      throw error;
    });
    const { fields } = read;
    const name = typeof fields.do === "string" ? fields.do : (taking?.name ?? "");
    const own = Object.hasOwn(actions, name) ? actions[name] : undefined;
    // The sign-in page can stand at the address of a form that was sent while signed out, and posts to it.
    const action = own ?? (Object.hasOwn(signIn, name) ? signIn[name] : undefined);
    if (!action) return plainAnswer(response, 400);
    const { actor, settings, address, locale } = context;
    const asked: ActionRequest = {
      settings,
      address,
      locale,
      agent: String(request.headers["user-agent"] ?? ""),
      cookie: (wanted) => cookies.get(wanted),
    };
    const posted: Posted = { request, response, context, fields };
    try {
      if (read instanceof BadFile) throw read;
      await answerOutcome(posted, await action.run(forum, actor, { ...fields, ...read.files, ...params }, asked));
    } catch (error) {
      const refused = refusedForm(error) ?? failedForm(error);
      if (refused.retryAfter) response.setHeader("retry-after", String(refused.retryAfter));
      const form: FormState = { do: name, values: withoutSecrets(fields), errors: refused.errors, shown: {} };
      // Signed out in the meantime: the text waits on the sign-in page, and comes back after it.
      const code = refused.errors[0]?.code;
      const signedOut = code === "signed_out" || own === undefined;
      const instead = signedOut ? SIGN_IN_PAGE : code === "confirm_password" ? CONFIRM_PAGE : null;
      if (instead) request.url = `${instead}?return=${encodeURIComponent(context.url.pathname + context.url.search)}`;
      await renderAgain(posted, { ...context, form, status: refused.status });
    }
  };

  /** A bug, or a database that does not answer: what was typed is not lost for that. */
  function failedForm(error: unknown): ReturnType<typeof refusedForm> & object {
    forum.log.error(errorFacts(error), "form");
    return { status: 500, errors: [{ field: "", code: "failed", detail: {} }] };
  }

  async function answerOutcome(posted: Posted, outcome: Outcome): Promise<void> {
    const { request, response, context, fields } = posted;
    if (outcome.cookies) response.setHeader("set-cookie", [...outcome.cookies]);
    if ("to" in outcome) {
      response.writeHead(303, { location: outcome.to, "cache-control": "private, no-store", ...SECURITY_HEADERS });
      response.end();
      return;
    }
    if ("json" in outcome) {
      response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store", ...SECURITY_HEADERS });
      response.end(JSON.stringify(outcome.json));
      return;
    }
    if ("show" in outcome) {
      const form = { do: String(fields.do), values: withoutSecrets(fields), errors: [], shown: outcome.show };
      return renderAgain(posted, { ...context, form });
    }
    const { path, do: name, values } = outcome.resume;
    const url = new URL(path, forum.config.siteUrl);
    // Only a page with forms can show one again.
    if (!match(url.pathname)) return answerOutcome(posted, { to: "/" });
    request.url = path;
    const actor = outcome.cookies ? await visitors.whoAsks(cookieValue(outcome.cookies, cookieName)) : context.actor;
    const fresh = await visitors.contextOf(request, url, actor);
    const form = { do: name, values: withoutSecrets(values), errors: [], shown: { resumed: true } };
    await renderAgain(posted, { ...fresh, form });
  }

  /** The page of a form, once more, as the answer to its post. */
  async function renderAgain({ request, response }: Posted, context: RequestContext): Promise<void> {
    await sendPage(request, response, await renderPage(render, requestFor(request.url ?? "/", request), context));
  }

  return { pageAt: match, answer };
}

/** What the forms of a page take of files from this person, and the first of these forms. */
function takingFiles(actions: PageActions["actions"], actor: Actor): { name: string; taken: TakenFiles } | null {
  const forms = Object.entries(actions).filter(([, { files }]) => files?.mayBy(actor) === true);
  const [first] = forms;
  return first ? { name: first[0], taken: Object.assign({}, ...forms.map(([, { files }]) => files?.taken)) } : null;
}

/** What must never be written into a page again. */
function withoutSecrets(fields: FormFields): FormFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !/password/i.test(name)));
}

function cookieValue(cookies: readonly string[], name: string): string | undefined {
  const found = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1).split(";")[0];
}
