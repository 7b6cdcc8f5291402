import type { ServerResponse } from "node:http";
import type { Store } from "#platform/store.ts";
import { SECURITY_HEADERS } from "./headers.ts";

export const HEALTH = "/api/health";

/** 200 when the database answers, 503 otherwise. A full disk still lets people read, so it is said and stays 200. */
export async function answerHealth(store: Pick<Store, "ping" | "writesFail">, response: ServerResponse): Promise<void> {
  const ok = await store.ping().catch(() => false);
  response.writeHead(ok ? 200 : 503, {
    ...SECURITY_HEADERS,
    "content-type": "application/json",
    "cache-control": "no-store",
    "x-robots-tag": "noindex",
  });
  response.end(JSON.stringify({ status: ok ? "ok" : "unavailable", ...(store.writesFail && { writes: "failing" }) }));
}
