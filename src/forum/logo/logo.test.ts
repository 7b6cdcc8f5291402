import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { logos } from "#db/schema/index.ts";
import { sharp } from "#platform/pictures.ts";
import { aPicture, bombOf } from "#testing/pictures.ts";
import { aSite } from "#testing/site.ts";
import { logQuery } from "../administration/log/input.ts";
import { auditPage } from "../administration/log/queries.ts";
import { exportTo } from "../archive/export.ts";
import { archiveSource } from "../archive/readers/archive.ts";
import { bring } from "../archive/testing/bring.ts";
import { aFolder } from "../archive/testing/folders.ts";
import { versionOf } from "../versions.ts";
import { changeLogo, removeLogo } from "./commands.ts";
import { logoForm, MAX_LOGO_BYTES } from "./input.ts";
import { logoBytes } from "./queries.ts";

const file = (bytes: Uint8Array, name = "logo.png") => ({ name, bytes });

async function aStory() {
  const site = await aSite();
  const { forum, admin } = site;
  const change = (fields: Record<string, unknown>) =>
    changeLogo(forum, admin, logoForm.parse({ nameShown: "on", ...fields }));
  const shown = async () => (await forum.settings()).logo;
  const stored = async () => {
    const bytes = await logoBytes(forum, (await shown()).light?.version ?? "");
    if (!(bytes instanceof Buffer)) throw new Error(`the logo is ${bytes}`);
    return bytes;
  };
  return { ...site, change, shown, stored };
}

test.each(["png", "jpeg", "webp", "gif"] as const)(
  "a logo is a %s file, and is kept as WebP of a bounded size",
  async (format) => {
    const { change, shown, stored, forum } = await aStory();
    const before = await versionOf(forum.store, "site");
    await change({ logo: file(await aPicture(2000, 1000).toFormat(format).toBuffer()) });
    expect(await shown()).toMatchObject({ light: { width: 320, height: 160 }, dark: null, nameShown: true });
    expect(await sharp(await stored()).metadata()).toMatchObject({ format: "webp", width: 320, height: 160 });
    // Every page that is kept shows it from now on.
    expect(await versionOf(forum.store, "site")).toBeGreaterThan(before);
  },
);

test("a small logo is not made larger, and a transparent one stays so", async () => {
  const { change, shown, stored } = await aStory();
  await change({ logo: file(await aPicture(60, 30, "#ff000000").png().toBuffer()) });
  expect((await shown()).light).toMatchObject({ width: 60, height: 30 });
  const { data } = await sharp(await stored())
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([...data.subarray(-4)][3]).toBe(0);
});

test("what a camera wrote beside the picture is dropped, and the picture stands upright", async () => {
  const { change, stored, shown } = await aStory();
  const camera = await aPicture(100, 40)
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Artist: "Somebody Private", Copyright: "GPS 53.86" } })
    .jpeg()
    .toBuffer();
  expect(camera.toString("latin1")).toContain("Somebody Private");
  await change({ logo: file(camera, "IMG_0001.jpg") });
  const kept = await stored();
  expect(kept.toString("latin1")).not.toMatch(/Private|GPS|Exif/i);
  const { exif, icc, xmp, orientation } = await sharp(kept).metadata();
  expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
  expect((await shown()).light).toMatchObject({ width: 40, height: 100 });
});

test("of a moving picture the first frame is kept", async () => {
  const { change, shown, stored } = await aStory();
  const frames = await Promise.all(["#ff0000", "#00ff00"].map((colour) => aPicture(40, 40, colour).png().toBuffer()));
  const moving = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  expect((await sharp(moving).metadata()).pages).toBe(2);
  await change({ logo: file(moving, "logo.gif") });
  expect((await shown()).light).toMatchObject({ width: 40, height: 40 });
  expect((await sharp(await stored()).metadata()).pages).toBeUndefined();
});

test("what stands in the file behind the picture is gone", async () => {
  const { change, stored } = await aStory();
  const script = "<script>alert(document.cookie)</script>";
  const honest = await aPicture().png().toBuffer();
  const page = Buffer.concat([honest, Buffer.from(script)]);
  const program = Buffer.concat([await aPicture().gif().toBuffer(), Buffer.from(`*/=1;${script}`)]);
  for (const both of [page, program]) {
    await change({ logo: file(both, "logo.html") });
    expect((await stored()).toString("latin1")).not.toContain("script");
    expect((await sharp(await stored()).metadata()).format).toBe("webp");
  }
});

test("what is no picture, or a dangerous one, is refused beside its field, and nothing changes", async () => {
  const { change, shown, forum } = await aStory();
  const png = await aPicture(600, 600).png().toBuffer();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>`;
  const cases: [string, Uint8Array, string][] = [
    ["a drawing with a script", Buffer.from(svg), "picture_svg"],
    ["one behind a byte order mark", Buffer.from(`\uFEFF<?xml version="1.0"?>${svg}`), "picture_svg"],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "not_a_picture"],
    ["a program", Buffer.from("MZ\u0090\u0000"), "not_a_picture"],
    ["a PDF", Buffer.from("%PDF-1.7\n"), "not_a_picture"],
    ["a TIFF", await aPicture().tiff().toBuffer(), "not_a_picture"],
    [
      "the first bytes of a PNG before a drawing",
      Buffer.concat([png.subarray(0, 8), Buffer.from(svg)]),
      "picture_broken",
    ],
    ["half a PNG", png.subarray(0, png.length / 2), "picture_broken"],
    ["half a JPEG", (await aPicture(900, 900).jpeg().toBuffer()).subarray(0, 2_000), "picture_broken"],
    ["a PNG with a wrong sum", withWrongByte(png), "picture_broken"],
    ["a square of 60,000", bombOf(60_000, 60_000), "picture_too_many_pixels"],
    ["a long strip", bombOf(900_000, 100), "picture_too_many_pixels"],
    ["a strip of two thousand million", bombOf(2_000_000_000, 1), "picture_broken"],
    ["what holds less than it claims", bombOf(4_000, 4_000), "picture_broken"],
    ["too many bytes", Buffer.concat([png, Buffer.alloc(MAX_LOGO_BYTES)]), "file_too_large"],
  ];
  for (const [name, bytes, code] of cases) {
    for (const field of ["logo", "logoDark"]) {
      const answer = await change({ [field]: file(bytes) }).catch((error) => [error.code, error.field]);
      expect([name, answer]).toEqual([name, [code, field]]);
    }
  }
  await expect(change({})).rejects.toMatchObject({ code: "required", field: "logo" });
  await expect(change({ logoDark: file(png) })).rejects.toMatchObject({ code: "logo_for_light_first" });
  expect(await shown()).toEqual({ light: null, dark: null, nameShown: true });
  expect(await forum.db.select().from(logos)).toEqual([]);
});

function withWrongByte(png: Buffer): Buffer {
  const wrong = Buffer.from(png);
  const at = wrong.indexOf("IDAT") + 8;
  wrong[at] = (wrong[at] ?? 0) ^ 0xff;
  return wrong;
}

test("the former logo is gone, and stays gone until it comes back", async () => {
  const { change, shown, forum, admin } = await aStory();
  const red = await aPicture(64, 32, "#ff0000").png().toBuffer();
  await change({ logo: file(red) });
  const first = (await shown()).light?.version ?? "";
  await change({ logo: file(await aPicture(64, 32, "#0000ff").png().toBuffer()), logoDark: file(red) });
  // It stands on dark pages now.
  expect((await shown()).dark?.version).toBe(first);
  expect(await logoBytes(forum, first)).toBeInstanceOf(Buffer);
  await removeLogo(forum, admin, { variant: "dark" });
  expect(await logoBytes(forum, first)).toBe("gone");
  await change({ logo: file(red) });
  expect(await logoBytes(forum, first)).toBeInstanceOf(Buffer);
  await removeLogo(forum, admin, { variant: "light" });
  expect(await shown()).toEqual({ light: null, dark: null, nameShown: true });
  expect([await logoBytes(forum, first), await logoBytes(forum, "0123456789abcdef")]).toEqual(["gone", null]);
});

test("a field without a file leaves its logo, and the log says what changed", async () => {
  const { change, shown, forum, admin } = await aStory();
  await change({ logo: file(await aPicture(64, 32).png().toBuffer()) });
  const { light } = await shown();
  await change({ nameShown: undefined });
  expect(await shown()).toEqual({ light, dark: null, nameShown: false });
  // Nothing has changed, so nothing is said.
  await change({ nameShown: undefined });
  const { entries } = await auditPage(forum, admin, logQuery.parse({ area: "settings" }), 1);
  expect(entries).toMatchObject([
    {
      kind: "logo.changed",
      actor: { username: "root_admin" },
      data: { changes: { logoNameShown: { from: true, to: false } } },
    },
    { kind: "logo.changed", data: { changes: { logo: { from: "", to: `64 × 32 (${light?.version})` } } } },
  ]);
});

test("an archive carries it into a forum that has none", async () => {
  const { change, shown, forum, dir } = await aStory();
  await change({
    logo: file(await aPicture(900, 90).jpeg().toBuffer()),
    logoDark: file(await aPicture(70, 7).png().toBuffer()),
  });
  const out = join(dir, "out");
  await exportTo(forum, out);
  const second = await aStory();
  expect((await bring(second.forum, await archiveSource(out))).report.notes).toEqual([]);
  expect(await second.shown()).toEqual(await shown());
  expect(await second.stored()).toEqual(readFileSync(join(out, "uploads/logo.webp")));
  // A forum that has one keeps it.
  const third = await aStory();
  await third.change({ logo: file(await aPicture(9, 9).png().toBuffer()) });
  const own = await third.shown();
  await bring(third.forum, await archiveSource(out));
  expect(await third.shown()).toEqual(own);
});

test("an archive cannot make a file of the machine or a drawing the logo", async () => {
  const manifest = (logo: unknown) => JSON.stringify({ format: "stoa-archive", version: 1, logo });
  for (const [logo, note] of [
    [{ light: "../../secret.webp" }, "manifest.json: its logo cannot be understood"],
    [{ light: "uploads/../users.jsonl" }, "manifest.json: its logo cannot be understood"],
    [7, "manifest.json: its logo cannot be understood"],
    [{ light: "uploads/nowhere.webp" }, "the logo is left out: uploads/nowhere.webp cannot be read"],
    [{ light: "uploads/logo.webp" }, "the logo is left out: picture_svg"],
  ] as const) {
    const { forum, shown } = await aStory();
    const folder = aFolder({ "users.jsonl": "", "manifest.json": manifest(logo) });
    mkdirSync(join(folder, "uploads"));
    writeFileSync(join(folder, "uploads/logo.webp"), "<svg onload='alert(1)'/>");
    const { report } = await bring(forum, await archiveSource(folder));
    expect(report.notes).toContain(note);
    expect((await shown()).light).toBeNull();
  }
});
