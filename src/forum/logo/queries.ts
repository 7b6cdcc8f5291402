import { eq } from "drizzle-orm";
import { logos } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";

/** A logo's bytes (WebP); "gone": it was shown once; null: there never was one of this version. */
export async function logoBytes(forum: Pick<Forum, "db">, version: string): Promise<Buffer | "gone" | null> {
  const [row] = await forum.db.select({ data: logos.data }).from(logos).where(eq(logos.version, version));
  if (!row) return null;
  return row.data === null ? "gone" : Buffer.from(row.data, "base64");
}
