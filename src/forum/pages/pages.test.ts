import { expect, test } from "vitest";
import { aSite } from "#testing/site.ts";
import { fingerprint } from "../fingerprint.ts";
import { guest } from "../members/actor.ts";
import { footerLinksIn } from "../settings/footer-links.ts";
import { settingsInput } from "../settings/input.ts";
import { sitemapEntries } from "../sitemap/entries.ts";
import { createPage, deletePage, editPage } from "./commands.ts";
import { editPageInput, newPageInput } from "./input.ts";
import { footerPages, pageForm, pageToEdit, readPage } from "./queries.ts";

const imprint = { slug: "imprint", titleDe: "Impressum", bodyDe: "**Werkstatt** GmbH <script>x</script>" };

test("a page is public, in the sitemap and at the foot, in the reader's language or the one it has", async () => {
  const { forum, admin } = await aSite();
  const both = { ...imprint, titleEn: "Imprint", bodyEn: "Workshop Ltd." };
  await createPage(forum, admin, newPageInput.parse({ ...both, inFooter: "on" }));
  await createPage(forum, admin, newPageInput.parse({ slug: "hausordnung", titleDe: "Hausordnung", bodyDe: "Leise." }));
  expect(await readPage(forum, "imprint", "en")).toMatchObject({ title: "Imprint", language: "en" });
  const german = await readPage(forum, "imprint", "de");
  expect(german).toMatchObject({ title: "Impressum", html: expect.stringContaining("<strong>Werkstatt</strong>") });
  expect(german).not.toMatchObject({ html: expect.stringContaining("<script") });
  expect(await readPage(forum, "hausordnung", "en")).toMatchObject({ title: "Hausordnung", language: "de" });
  expect(await footerPages(forum, "en")).toEqual([{ href: "/pages/imprint", label: "Imprint" }]);
  const paths: string[] = [];
  for await (const entries of sitemapEntries(forum, "lists", 1)) paths.push(...entries.map(({ path }) => path));
  expect(paths).toEqual(expect.arrayContaining(["/pages/hausordnung", "/pages/imprint"]));
  expect(await readPage(forum, "nothing", "de")).toBeNull();
});

test("a change shows at once, and a deleted page says that it is gone until somebody makes it anew", async () => {
  const { forum, admin } = await aSite();
  const id = await createPage(forum, admin, newPageInput.parse({ ...imprint, inFooter: "on" }));
  await readPage(forum, "imprint", "de");
  const stored = await pageToEdit(forum, admin, id);
  const basis = stored ? fingerprint(pageForm(stored)) : "";
  const change = { id, titleDe: "Impressum", bodyDe: "Neu.", inFooter: "on", basis };
  await editPage(forum, admin, editPageInput.parse(change));
  await expect(editPage(forum, admin, editPageInput.parse(change))).rejects.toThrow("changed_meanwhile");
  expect(await readPage(forum, "imprint", "de")).toMatchObject({ html: expect.stringContaining("Neu.") });
  await expect(createPage(forum, admin, newPageInput.parse(imprint))).rejects.toMatchObject({ code: "page_taken" });
  await deletePage(forum, admin, { id });
  expect(await readPage(forum, "imprint", "de")).toBe("gone");
  expect([await footerPages(forum, "de"), await pageToEdit(forum, admin, id)]).toEqual([[], null]);
  expect(await createPage(forum, admin, newPageInput.parse(imprint))).toBe(id);
  expect(await readPage(forum, "imprint", "de")).toMatchObject({ title: "Impressum" });
});

test.each([
  [{ ...imprint, slug: "Im Print" }, "slug"],
  [{ slug: "imprint" }, "titleDe"],
  [{ ...imprint, titleEn: "Imprint" }, "bodyEn"],
  [{ ...imprint, titleDe: "" }, "titleDe"],
])("%j is refused beside its field", (wrong, field) => {
  expect(newPageInput.safeParse(wrong).error?.issues[0]?.path).toEqual([field]);
});

test("links at the foot are addresses with https or of this host, one a line", () => {
  expect(footerLinksIn("Shop: https://shop.example.org/a?b=c\n\nHouse rules: /rules")).toEqual([
    { label: "Shop", href: "https://shop.example.org/a?b=c" },
    { label: "House rules", href: "/rules" },
  ]);
  for (const footerLinks of ["Shop", "x: javascript:alert(1)", "x: //evil.example", "x: http://example.org"]) {
    expect(settingsInput.safeParse({ footerLinks }).success, footerLinks).toBe(false);
  }
});

test("only administrators write pages", async () => {
  const { forum, member } = await aSite();
  const moderator = await member("mo", { role: "moderator" });
  await expect(createPage(forum, moderator, newPageInput.parse(imprint))).rejects.toMatchObject({
    code: "not_allowed",
  });
  await expect(createPage(forum, guest, newPageInput.parse(imprint))).rejects.toMatchObject({ code: "signed_out" });
});
