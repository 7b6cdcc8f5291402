/** A forum of its own for tests from outside: the real server on a free port, with an empty folder for its data. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { freePort } from "../../../src/testing/free-port.ts";
import { mailsIn, type WrittenMail } from "../../../src/testing/mails.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const START_TIMEOUT_MS = 120_000;
const NODE_FLAGS = ["--disable-warning=ExperimentalWarning", "--import", join(ROOT, "scripts/lib/quick-imports.ts")];

export interface Site {
  /** Origin without a trailing slash. */
  url: string;
  dataDir: string;
  /** The one-time link for the set-up, which the server prints while the forum has no administrator. */
  setupLink(): Promise<string>;
  /** Runs `scripts/forum` with these arguments on the site's data; returns what it printed. */
  cli(args: string[], stdin?: string): Promise<string>;
  /** Mails to this address so far, oldest first. */
  mailsTo(address: string): Promise<WrittenMail[]>;
  /** What the server has printed so far, its log included. */
  output(): string;
  /** Ends the server this way and waits for it; the data stays. @returns its exit status, null after a SIGKILL */
  end(signal: "SIGTERM" | "SIGINT" | "SIGKILL"): Promise<number | null>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

export interface SiteOptions {
  demo?: boolean;
  env?: Record<string, string>;
  /** Data that are there already, of a forum that has ended; else an empty folder. */
  dataDir?: string;
}

/** The build must be there: `scripts/test` and `scripts/build` see to it. */
export async function startSite(options: SiteOptions = {}): Promise<Site> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "stoa-site-")));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...plainEnvironment(), DATA_DIR: dataDir, PORT: String(port), SITE_URL: url, ...options.env };
  const args = [...NODE_FLAGS, "src/server.ts", ...(options.demo ? ["--demo"] : [])];
  const server = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  const kill = () => server.kill("SIGKILL");
  process.once("exit", kill);
  const end = async (signal: NodeJS.Signals) => {
    const status = await ended(server, signal);
    process.off("exit", kill);
    return status;
  };
  let said = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const stop = async () => {
    await end("SIGTERM");
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await until(() => said.includes("is ready at"), server);
  } catch (error) {
    await stop();
    throw new Error(`the server did not start:\n${said}`, { cause: error });
  }
  return {
    url,
    dataDir,
    async setupLink() {
      const link = () => /https?:\S+\/setup\S*\n/.exec(said)?.[0].trim();
      await until(() => link() !== undefined, server);
      return link() ?? "";
    },
    cli: (cliArgs, stdin) => runCli(cliArgs, env, stdin),
    mailsTo: async (address) => (existsSync(join(dataDir, "outbox")) ? mailsIn(dataDir, address) : []),
    output: () => said,
    end,
    stop,
  };
}

/** Without what the caller's shell says about another forum. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_URL|HOST|SMTP_|MAIL_|OIDC_|S3_|AUTH_SECRET|TRUSTED_PROXIES)/.test(name),
  );
  return { ...Object.fromEntries(kept), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
}

async function runCli(args: string[], env: NodeJS.ProcessEnv, stdin = ""): Promise<string> {
  const running = promisify(execFile)(process.execPath, [...NODE_FLAGS, "src/cli/main.ts", ...args], {
    cwd: ROOT,
    env,
  });
  running.child.stdin?.end(stdin);
  return (await running).stdout;
}

async function until(isReady: () => boolean, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!isReady()) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error(`it ended with ${server.exitCode}`);
    if (Date.now() > deadline) throw new Error(`it was not ready after ${START_TIMEOUT_MS} ms`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (server.exitCode === null && server.signalCode === null) {
    const exit = new Promise((done) => server.once("exit", done));
    server.kill(signal);
    const hurry = setTimeout(() => server.kill("SIGKILL"), 15_000);
    await exit;
    clearTimeout(hurry);
  }
  return server.exitCode;
}
