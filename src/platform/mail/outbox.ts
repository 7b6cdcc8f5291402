import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";

let written = 0;

/**
 * Keeps a finished message as `DATA_DIR/outbox/<time>-<count>-<random>.eml`: names sort by time, a
 * reader never sees half a file, and only the forum's own user may read it (mails hold sign-in links).
 * @returns the file's name
 */
export async function writeToOutbox(outboxDir: string, message: Buffer): Promise<string> {
  await mkdir(outboxDir, { recursive: true, mode: 0o700 });
  const time = new Date().toISOString().replaceAll(/[-:]/g, "");
  written += 1;
  const name = `${time}-${String(written).padStart(6, "0")}-${randomBytes(3).toString("hex")}.eml`;
  const unfinished = join(outboxDir, `.${name}.part`);
  try {
    const file = await open(unfinished, "wx", 0o600);
    try {
      await file.writeFile(message);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, join(outboxDir, name));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return name;
}
