import { run } from "./run.ts";

// Whatever a command writes, its own user alone may read.
process.umask(0o077);

// Whoever reads may stop early, as `head` does.
process.stdout.on("error", () => process.exit(0));

run(process.argv.slice(2), process.env).catch(async (error: unknown) => {
  const { sentenceFor } = await import("./errors.ts");
  process.stderr.write(`${await sentenceFor(error)}\n`);
  process.exitCode = 1;
});
