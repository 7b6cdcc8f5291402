import { parseArgs } from "node:util";
import next from "next";
import { pageActions } from "#app/actions.ts";
import { knownSentence } from "#cli/errors.ts";
import { openForum } from "#forum/forum.ts";
import { hasAdministrator } from "#forum/members/queries.ts";
import { newSetupLink } from "#forum/members/setup.ts";
import { enqueueRendering } from "#forum/threads/rerender.ts";
import { authSecret, prepareDataDir } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { errorFacts, log } from "#platform/log.ts";
import { migrateDatabase } from "#platform/migrate.ts";
import { logFrameworkErrors } from "#web/framework-errors.ts";
import { createHttpServer } from "#web/http-server.ts";
import { listen } from "#web/listen.ts";
import { createSite } from "#web/site.ts";

/** How long open requests may take to finish once the server was told to stop. */
const STOP_LIMIT_MS = 10_000;

async function main(): Promise<void> {
  // Whatever it writes, its own user alone may read.
  process.umask(0o077);
  const { values: options } = parseArgs({ options: { port: { type: "string" }, demo: { type: "boolean" } } });
  const config = readConfig(options.port ? { ...process.env, PORT: options.port } : process.env);
  // next-auth asks nobody else for the address it is reached at.
  process.env.NEXTAUTH_URL = config.siteUrl;
  prepareDataDir(config.dataDir);
  await migrateDatabase(config);
  const forum = await openForum({ config, secret: authSecret(config), runJobs: true });
  if (options.demo) await (await import("#cli/demo/fill.ts")).fillDemo(forum);

  logFrameworkErrors(log);
  const app = next({ dev: false, dir: process.cwd() });
  await app.prepare();
  const render = app.getRequestHandler();
  const site = createSite(forum, (request, response) => render(request, response), pageActions);
  const server = createHttpServer((request, response) => void site(request, response));
  await listen(server, config);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const deadline = setTimeout(() => server.closeAllConnections(), STOP_LIMIT_MS);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    clearTimeout(deadline);
    // What was acknowledged is on the disk; a thread that does not end must not keep the process.
    setTimeout(() => process.exit(0), STOP_LIMIT_MS);
    await forum.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  await enqueueRendering(forum);

  console.log(`Stoa is ready at ${config.siteUrl}`);
  if (!(await hasAdministrator(forum))) console.log(`Set it up here (once): ${await newSetupLink(forum)}`);
}

main().catch((error: unknown) => {
  const sentence = knownSentence(error);
  if (sentence) console.error(sentence);
  else {
    log.error(errorFacts(error), "start");
    console.error("Stoa could not start; the line above says why.");
  }
  process.exit(1);
});
