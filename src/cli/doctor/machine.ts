import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { userName } from "#platform/boot.ts";
import { type Config, isLocal } from "#platform/config.ts";
import { diskSpace } from "#platform/disk.ts";
import { verifySmtp } from "#platform/mail/transport.ts";
import { DATABASE_FILE } from "../data-folder.ts";
import { counted, type Finding, fail, ok, warn } from "./finding.ts";

const OTHERS = 0o077;
const SMTP_STEP_MS = 5_000;

export function* dataFolderChecks({ dataDir, authSecret }: Config): Generator<Finding> {
  if (!existsSync(dataDir)) return yield fail(`DATA_DIR ${dataDir} does not exist; scripts/start makes it`);
  yield writable(dataDir);
  yield oneOwner(dataDir);
  yield closedToOthers(dataDir);
  yield freeSpace(dataDir);
  yield authSecret ? ok("AUTH_SECRET comes from the environment") : secretFile(join(dataDir, "auth-secret"));
}

function writable(dataDir: string): Finding {
  const probe = join(dataDir, `.doctor-${process.pid}`);
  try {
    writeFileSync(probe, "");
    rmSync(probe);
    return ok(`DATA_DIR ${dataDir} can be written to`);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    return fail(`DATA_DIR ${dataDir} cannot be written to${code}`);
  }
}

/** As after a restore by another user, whose files the forum cannot open. */
function oneOwner(dataDir: string): Finding {
  const { uid } = statSync(dataDir);
  const foreign = readdirSync(dataDir).flatMap((name) => {
    const found = statSync(join(dataDir, name), { throwIfNoEntry: false });
    return found && found.uid !== uid ? [`${name} to ${userName(found.uid)}`] : [];
  });
  if (foreign.length === 0) return ok(`everything in DATA_DIR belongs to ${userName(uid)}, as the folder does`);
  return fail(`DATA_DIR belongs to ${userName(uid)}, but ${foreign.join(", ")}; run: chown -R ${uid} ${dataDir}`);
}

function closedToOthers(dataDir: string): Finding {
  const paths = [dataDir, ...["", "-wal", "-shm"].map((end) => join(dataDir, DATABASE_FILE + end))];
  const open = paths.filter((path) => ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & OTHERS) !== 0);
  if (open.length === 0) return ok("DATA_DIR and the database are closed to other users");
  return warn(`other users may look into ${open.join(", ")}; run: chmod go= ${open.join(" ")}`);
}

function freeSpace(dataDir: string): Finding {
  const { free, state } = diskSpace(dataDir);
  const text = `${(free / 1_000_000_000).toFixed(1)} GB are free in DATA_DIR`;
  return { ok, warn, fail }[state](text);
}

function secretFile(file: string): Finding {
  if (!existsSync(file)) return warn("auth-secret is not there yet; the next start makes it");
  const mode = statSync(file).mode & 0o777;
  if ((mode & OTHERS) === 0) return ok("auth-secret can be read by its owner alone");
  return warn(`auth-secret can be read by others (mode ${mode.toString(8)}); run: chmod 600 ${file}`);
}

export async function* mailChecks({ dataDir, smtpUrl, siteUrl }: Config): AsyncGenerator<Finding> {
  const { protocol } = new URL(siteUrl);
  if (isLocal(siteUrl)) yield warn(`links and mails name ${siteUrl}, which only this machine can reach; set SITE_URL`);
  else yield protocol === "https:" ? ok(`SITE_URL is ${siteUrl}`) : warn(`SITE_URL ${siteUrl} is not encrypted`);
  if (smtpUrl) return yield await mailServer(smtpUrl);
  const outbox = join(dataDir, "outbox");
  const waiting = existsSync(outbox) ? readdirSync(outbox).filter((name) => name.endsWith(".eml")).length : 0;
  yield warn(`SMTP_URL is not set: mails stay in the outbox, which holds ${counted(waiting, "mail")}`);
}

async function mailServer(smtpUrl: string): Promise<Finding> {
  const { host } = new URL(smtpUrl);
  try {
    await verifySmtp(smtpUrl, SMTP_STEP_MS);
    return ok(`mails go out over ${host}, which answers`);
  } catch (error) {
    return fail(`mails cannot go out over ${host}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
