import { createHmac } from "node:crypto";
import type { Forum } from "../forum.ts";

/** Where the key is found by who wants to know that a ping is ours. At the root, so that it holds for all addresses. */
export const KEY_PATH = "/indexnow.txt";

/** Public by its nature; made from the secret, so that it stays the same without being kept. */
export function indexNowKey({ secret }: Pick<Forum, "secret">): string {
  return createHmac("sha256", secret).update("indexnow").digest("hex").slice(0, 32);
}
