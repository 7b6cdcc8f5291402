import type { RequestContext } from "../context.ts";
import type { Page } from "../pages.ts";
import { plainText } from "../plain-text.ts";
import type { FoundView } from "./routes.ts";

/** What a view says, as a page goes out. */
export async function viewPage(context: RequestContext, { make, params }: FoundView): Promise<Page> {
  const view = await make(context, params);
  if (view === null || view === "gone") return nothing(context, view === "gone" ? 410 : 404);
  const headers = {
    "content-type": view.type,
    ...(view.location && { location: view.location }),
    ...(!view.isListed && { "x-robots-tag": "noindex" }),
  };
  return { status: view.status, headers, body: Buffer.from(view.body), isHtml: false, context };
}

function nothing(context: RequestContext, status: number): Page {
  const headers = { "content-type": "text/plain; charset=utf-8" };
  return { status, headers, body: Buffer.from(plainText(status)), isHtml: false, context };
}
