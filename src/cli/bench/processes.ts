/** The processes of a bench: the real server, the client, the bare server. */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Environment } from "../run.ts";
import type { BareAnswer } from "./bare.ts";
import type { Answers, Load } from "./client.ts";
import { stopwatch } from "./figures.ts";

const ROOT = join(import.meta.dirname, "../../..");
const START_LIMIT_MS = 60_000;

export interface Server {
  pid: number;
  port: number;
  url: string;
  /** From the start of the process to its "ready", in ms. */
  startMs: number;
  /** With a stand-in clock: what the server takes for now, in ms. */
  setClock(now: number): Promise<void>;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/**
 * Starts the real server on this data folder, as scripts/start does. `clock`: the file of a stand-in for its clock;
 * `engine`: the variables of another search engine than the embedded one.
 */
export async function startServer(
  dataDir: string,
  port: number,
  { clock, engine }: { clock?: string; engine?: Environment } = {},
): Promise<Server> {
  const elapsed = stopwatch();
  const { DATABASE_URL: _, MEILISEARCH_URL: __, ...given } = process.env;
  const env = { ...given, ...engine };
  const child = spawn(process.execPath, [...process.execArgv, ...(clock ? ["--import", clock] : []), "src/server.ts"], {
    cwd: ROOT,
    env: { ...env, NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port), SITE_URL: "", DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit", ...(clock ? (["ipc"] as const) : [])],
  });
  const over = new AbortController();
  child.once("exit", () => over.abort());
  await ready(child);
  return {
    pid: child.pid ?? 0,
    port,
    url: `http://127.0.0.1:${port}`,
    startMs: elapsed(),
    async setClock(now) {
      child.send(now);
      await once(child, "message", { signal: over.signal });
    },
    stop: () => stopped(child),
  };
}

async function ready(child: ChildProcess): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the server did not start in a minute")), START_LIMIT_MS);
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes("Stoa is ready")) return;
      clearTimeout(late);
      resolve();
    });
    child.once("exit", () => reject(new Error("the server ended before it was ready")));
  });
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** Sends the requests from a process of its own. */
export async function send(load: Load): Promise<Answers> {
  const client = fork(join(import.meta.dirname, "client.ts"));
  try {
    client.send(load);
    return (await reply(client)) as Answers;
  } finally {
    client.kill();
  }
}

/** The same requests to a server that does nothing but answer as many bytes. */
export async function sendToBare(load: Load, answer: BareAnswer): Promise<Answers> {
  const server = fork(join(import.meta.dirname, "bare.ts"));
  try {
    server.send(answer);
    return await send({ ...load, port: (await reply(server)) as number });
  } finally {
    server.kill();
  }
}

async function reply(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", () => reject(new Error("a process of the bench ended early")));
  });
}
