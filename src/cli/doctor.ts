import { parseArgs } from "node:util";
import { BadConfig, type Config, readConfig } from "#platform/config.ts";
import { databaseChecks } from "./doctor/database.ts";
import { type Finding, fail, ok } from "./doctor/finding.ts";
import { dataFolderChecks, mailChecks } from "./doctor/machine.ts";
import { Problem } from "./problem.ts";
import type { Environment } from "./run.ts";

const OLDEST_NODE = [22, 18] as const;

/** `doctor`: a line for each thing looked at, and status 1 when something has failed. It changes nothing. */
export async function doctorCommand(args: string[], env: Environment): Promise<void> {
  parseArgs({ args });
  let failed = 0;
  let seen = 0;
  for await (const { state, text } of findings(env)) {
    console.log(`${state.padEnd(5)}${text}`);
    seen++;
    if (state === "fail") failed++;
  }
  if (failed > 0) throw new Problem(`${failed} of ${seen} checks failed; the lines that begin with "fail" say why.`);
}

async function* findings(env: Environment): AsyncGenerator<Finding> {
  yield nodeVersion();
  const config = environment(env);
  if (!("dataDir" in config)) return yield config;
  yield ok("the environment can be read");
  yield* dataFolderChecks(config);
  yield* databaseChecks(config);
  yield* mailChecks(config);
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  const enough = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  const name = `Node ${process.versions.node}`;
  return enough ? ok(name) : fail(`${name} is too old; Stoa needs ${OLDEST_NODE.join(".")} or newer`);
}

function environment(env: Environment): Config | Finding {
  try {
    return readConfig(env);
  } catch (error) {
    if (error instanceof BadConfig) return fail(error.message.replaceAll("\n", " "));
    throw error;
  }
}
