import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { takeBackup } from "#forum/backups/commands.ts";
import type { Forum } from "#forum/forum.ts";
import type { Actor } from "#forum/members/actor.ts";
import { isConfirmed } from "#forum/members/confirming.ts";
import { mayAdminister } from "#forum/members/policy.ts";
import { isRefusal } from "#platform/refusal.ts";
import { SECURITY_HEADERS } from "./headers.ts";

const DOWNLOAD = /^\/admin\/backups\/([\w.-]{1,60})$/;

/**
 * Sends a backup as a file, past the pages: it would not fit into memory. Whoever has not given their password lately is
 * asked for it first. @returns whether it has answered
 */
export async function answerBackup(
  forum: Forum,
  actor: Actor,
  path: string,
  response: ServerResponse,
): Promise<boolean> {
  const name = DOWNLOAD.exec(path)?.[1];
  if (name === undefined || mayAdminister(actor) !== true) return false;
  const headers = { ...SECURITY_HEADERS, "cache-control": "private, no-store" };
  if (!(await isConfirmed(forum, actor))) {
    response.writeHead(303, { ...headers, location: "/admin/confirm?return=/admin/backups" }).end();
    return true;
  }
  const file = await takeBackup(forum, actor, name).catch((error: unknown) => {
    if (isRefusal(error)) return null;
    throw error;
  });
  if (file === null) return false;
  const { size } = await stat(file);
  response.writeHead(200, {
    ...headers,
    "content-type": "application/gzip",
    "content-length": size,
    "content-disposition": `attachment; filename="${name}"`,
  });
  // Whoever hangs up has changed their mind.
  await pipeline(createReadStream(file), response).catch(() => response.destroy());
  return true;
}
