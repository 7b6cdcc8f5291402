/**
 * Builds what the server serves: the script for browsers (`public/stoa.js`) and the site itself.
 * Called by the scripts in this folder, which know when a build is due.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");

/** Bundles `src/client/main.ts`; `.build/client.json` tells the pages its address, which changes with its content. */
async function buildClient(): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["src/client/main.ts"],
    outfile: "public/stoa.js",
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    // Browsers of the last years; older ones read and write without the script.
    target: ["es2022"],
    legalComments: "none",
    logLevel: "warning",
  });
  const code = outputFiles[0]?.contents;
  if (!code) throw new Error("esbuild wrote no file");
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 12);
  mkdirSync(join(root, "public"), { recursive: true });
  mkdirSync(join(root, ".build"), { recursive: true });
  writeFileSync(join(root, "public/stoa.js"), code);
  const client = { path: `/stoa.js?v=${hash}`, hash, bytes: code.byteLength };
  writeFileSync(join(root, ".build/client.json"), `${JSON.stringify(client)}\n`);
}

/** Exit status of `next build`, which has said itself what was wrong. */
function buildSite(): number {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const { status } = spawnSync(process.execPath, [next, "build"], { cwd: root, stdio: "inherit" });
  return status ?? 1;
}

await buildClient();
process.exitCode = buildSite();
