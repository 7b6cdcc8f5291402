import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { BadArchive, BLOCK, headerBlocks, parseHeader, parsePax } from "./header.ts";
import { entriesOf } from "./read.ts";
import { tarOf } from "./write.ts";

const NAMES = ["plain.txt", "Größe 日本 🛵.txt", `${"long-".repeat(30)}name.bin`, `${"ü".repeat(60)}/deep.txt`];

function aFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "stoa-tar-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function aTree(): { dir: string; contents: Map<string, Buffer> } {
  const dir = join(aFolder(), "tree");
  const contents = new Map(NAMES.map((name, index) => [name, Buffer.alloc(index * 511 + (index % 2), index + 65)]));
  for (const [name, content] of contents) {
    mkdirSync(join(dir, name, ".."), { recursive: true });
    writeFileSync(join(dir, name), content, { mode: 0o640 });
  }
  mkdirSync(join(dir, "empty"));
  chmodSync(join(dir, "empty"), 0o700);
  symlinkSync("/etc/hostname", join(dir, "link"));
  return { dir, contents };
}

async function archived(dir: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of tarOf([{ name: "t", from: dir }], () => false)) parts.push(part);
  return Buffer.concat(parts);
}

async function read(archive: Buffer, chunk: number) {
  const chunks = Array.from({ length: Math.ceil(archive.length / chunk) }, (_, i) =>
    archive.subarray(i * chunk, (i + 1) * chunk),
  );
  const found = new Map<string, { content: Buffer; mode: number; type: string }>();
  for await (const { name, mode, type, content } of entriesOf(Readable.from(chunks))) {
    const parts: Buffer[] = [];
    for await (const part of content) parts.push(part);
    found.set(name, { content: Buffer.concat(parts), mode, type });
  }
  return found;
}

test.each([1, 511, 512, 10_000])("what is written is read again, in pieces of %i bytes", async (chunk) => {
  const { dir, contents } = aTree();
  const found = await read(await archived(dir), chunk);
  for (const [name, content] of contents) {
    expect(found.get(`t/${name}`)).toEqual({ content, mode: 0o640, type: "file" });
  }
  expect(found.get("t/empty/")).toMatchObject({ type: "folder", mode: 0o700 });
  expect([...found.keys()].some((name) => name.includes("link"))).toBe(false);
});

const hasTar = spawnSync("tar", ["--version"]).status === 0;

test.skipIf(!hasTar)("the machine's own tar reads it, and is read", async () => {
  const { dir, contents } = aTree();
  const out = aFolder();
  writeFileSync(join(out, "a.tar"), await archived(dir));
  expect(spawnSync("tar", ["-xpf", "a.tar"], { cwd: out }).status).toBe(0);
  for (const [name, content] of contents) expect(readFileSync(join(out, "t", name))).toEqual(content);
  expect(statSync(join(out, "t/plain.txt")).mode & 0o777).toBe(0o640);

  for (const format of ["ustar", "pax"]) {
    const short = format === "ustar" ? ["-h", "plain.txt", "empty"] : ["--exclude=link", "."];
    const made = spawnSync("tar", ["-C", dir, `--format=${format}`, "-cf", join(out, "b.tar"), ...short]);
    expect(made.status).toBe(0);
    const found = await read(readFileSync(join(out, "b.tar")), 4096);
    expect([...found.values()].filter((entry) => entry.type === "file").length).toBe(
      format === "ustar" ? 1 : NAMES.length,
    );
  }
});

test("sizes past eight gigabytes stand in a record of their own", () => {
  const size = 9_000_000_000;
  const blocks = headerBlocks({ name: "big", type: "file", size, mode: 0o600, modifiedAt: 0 });
  const pax = parseHeader(blocks.subarray(0, BLOCK));
  expect(pax?.flag).toBe("x");
  expect(parsePax(blocks.subarray(BLOCK, BLOCK + (pax?.size ?? 0))).get("size")).toBe(String(size));
  expect(parseHeader(blocks.subarray(2 * BLOCK))?.name).toBe("big");
});

test("what is cut off or changed is refused", async () => {
  const archive = await archived(aTree().dir);
  await expect(read(archive.subarray(0, archive.length - 3 * BLOCK), 512)).rejects.toThrow(BadArchive);
  const changed = Buffer.from(archive);
  changed[5] = (changed[5] ?? 0) ^ 1;
  await expect(read(changed, 512)).rejects.toThrow("a header is damaged");
});

test("links are refused", async () => {
  const dir = aFolder();
  if (!hasTar) return;
  symlinkSync("/etc", join(dir, "link"));
  const { stdout } = spawnSync("tar", ["-C", dir, "-cf", "-", "link"]);
  await expect(read(stdout, 512)).rejects.toThrow("link is neither a file nor a folder");
});
