import type { IncomingMessage, ServerResponse } from "node:http";
import type { Forum } from "#forum/forum.ts";
import { logoBytes } from "#forum/logo/queries.ts";
import { plainAnswer } from "./answers.ts";
import { FOR_EVER } from "./headers.ts";

const LOGO = /^\/logo\/([0-9a-f]{16})\.webp$/;

/** Sends the company's logo, the same for everybody, past the pages. @returns whether it has answered */
export async function answerLogo(
  forum: Pick<Forum, "db">,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const version = LOGO.exec(path)?.[1];
  if (version === undefined || request.method === "POST") return false;
  const bytes = await logoBytes(forum, version);
  if (bytes === null || bytes === "gone") {
    plainAnswer(response, bytes === null ? 404 : 410);
    return true;
  }
  const etag = `"${version}"`;
  if (request.headers["if-none-match"] === etag) response.writeHead(304, { ...FOR_EVER, etag }).end();
  else {
    response.writeHead(200, { ...FOR_EVER, etag, "content-type": "image/webp", "content-length": bytes.length });
    response.end(request.method === "HEAD" ? undefined : bytes);
  }
  return true;
}
