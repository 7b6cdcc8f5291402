/**
 * The browser for tests: `CHROMIUM_PATH`, else the one that the npm package `@sparticuz/chromium` carries,
 * unpacked once into `.tools`, else an installed Chromium. Nothing is downloaded.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { LaunchOptions } from "@playwright/test";

const run = promisify(execFile);

const TOOLS = resolve(import.meta.dirname, "../../.tools");

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const SYSTEM_FONTS = ["/etc/fonts/fonts.conf", "/usr/share/fonts"];
const FONTS_CONF = "fonts.conf";

/** Without a sandbox, so that root may run it: it sees our own pages only. The rest keeps it from asking foreign hosts. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
];

/** For Playwright's `chromium.launch`. @throws when no browser runs on this machine, with what was tried. */
export async function chromiumLaunchOptions(): Promise<LaunchOptions> {
  const { env } = process;
  if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH, args: FLAGS, env };
  try {
    return await packagedChromium(env);
  } catch (error) {
    const executablePath = INSTALLED.find((file) => existsSync(file));
    if (executablePath) return { executablePath, args: FLAGS, env };
    throw new Error("no browser for the tests: install Chromium, or name one in CHROMIUM_PATH", { cause: error });
  }
}

/** The package's browser comes first: one version for everybody, and it starts in a fifth of the time. */
async function packagedChromium(env: NodeJS.ProcessEnv): Promise<LaunchOptions> {
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error("the package is for Linux on x64");
  const folder = await unpackedChromium();
  const executablePath = join(folder, "chromium");
  // Without fonts of its own a machine would show boxes.
  const own = SYSTEM_FONTS.every((path) => existsSync(path))
    ? env
    : { ...env, FONTCONFIG_FILE: join(folder, FONTS_CONF) };
  try {
    await run(executablePath, ["--version"], { env: own });
    return { executablePath, args: FLAGS, env: own };
  } catch {
    // Its libraries are missing here, so it gets those that came with it.
    const path = [join(folder, "al2023/lib"), env.LD_LIBRARY_PATH].filter(Boolean).join(":");
    const withLibraries = { ...own, LD_LIBRARY_PATH: path };
    await run(executablePath, ["--version"], { env: withLibraries });
    return { executablePath, args: FLAGS, env: withLibraries };
  }
}

/** The folder with `chromium`, `fonts` and `al2023/lib`; several processes may ask at once. */
async function unpackedChromium(): Promise<string> {
  const main = fileURLToPath(import.meta.resolve("@sparticuz/chromium"));
  const root = dirname(dirname(main));
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const target = join(TOOLS, `chromium-${version}`);
  if (existsSync(target)) return target;
  await mkdir(TOOLS, { recursive: true });
  const unpacking = await mkdtemp(join(TOOLS, "chromium-unpacking-"));
  const { default: packed, inflate } = await import("@sparticuz/chromium");
  const { TMPDIR } = process.env;
  // The package unpacks into the folder for temporary files, whichever that is at the time.
  process.env.TMPDIR = unpacking;
  try {
    await packed.executablePath();
    await inflate(join(root, "bin/al2023.tar.br"));
    await writeFile(join(unpacking, FONTS_CONF), fontsConf(target));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  // Whoever renames first wins; the others use what the winner made.
  await rename(unpacking, target).catch(() => rm(unpacking, { recursive: true, force: true }));
  return target;
}

/** The package's own names folders of the machines that it was made for. */
function fontsConf(folder: string): string {
  const dir = `<dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dir}</fontconfig>\n`;
}
