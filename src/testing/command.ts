import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { vi } from "vitest";
import { sentenceFor } from "#cli/errors.ts";
import { type Environment, run } from "#cli/run.ts";
import type { Forum } from "#forum/forum.ts";

const MAIN = join(import.meta.dirname, "../cli/main.ts");

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `scripts/forum` as its users do, in a process of its own, which takes a second. */
export async function spawnCommand(args: string[], env: Record<string, string> = {}, input = ""): Promise<Ran> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN, ...args], {
    env: { PATH, HOME, NODE_ENV: "production", ...env },
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, stdout, stderr };
}

/** Runs a command in this process; what it prints and the sentence it fails with come back. */
export async function runCommand(args: string[], env: Environment = {}): Promise<Ran> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(`${line}\n`));
  try {
    await run(args, env);
    return { status: 0, stdout: lines.join(""), stderr: "" };
  } catch (error) {
    return { status: 1, stdout: lines.join(""), stderr: `${await sentenceFor(error)}\n` };
  } finally {
    log.mockRestore();
  }
}

/** The environment with which a command opens this forum. */
export function environmentOf({ config }: Forum): Record<string, string> {
  return {
    DATA_DIR: config.dataDir,
    SITE_URL: config.siteUrl,
    ...(config.databaseUrl && { DATABASE_URL: config.databaseUrl }),
  };
}
