import { eq } from "drizzle-orm";
import type { z } from "zod";
import { customPages } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { demandUnchanged } from "../fingerprint.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayAdminister } from "../members/policy.ts";
import { bumpVersion } from "../versions.ts";
import type { editPageInput, newPageInput, pageInput } from "./input.ts";
import { pageForm } from "./queries.ts";

const NOTHING = { titleDe: "", bodyDe: "", titleEn: "", bodyEn: "", inFooter: false };

/** The address of a deleted page may be given again. @throws Refusal page_taken */
export async function createPage(forum: Forum, actor: Actor, input: z.output<typeof newPageInput>): Promise<number> {
  demand(mayAdminister(actor));
  const now = forum.now();
  return forum.write(async (tx) => {
    // Footers stand on every page; and whoever else makes a page waits here.
    await bumpVersion(tx, "site");
    const [former] = await tx.select().from(customPages).where(eq(customPages.slug, input.slug));
    if (former && (former.bodyDe !== "" || former.bodyEn !== "")) throw new Refusal("page_taken", { field: "slug" });
    const { id: _, ...row } = { id: 0, ...input, createdAt: now, editedAt: now };
    const [made] = former
      ? await tx.update(customPages).set(row).where(eq(customPages.id, former.id)).returning({ id: customPages.id })
      : await tx.insert(customPages).values(row).returning({ id: customPages.id });
    if (!made) throw new Error("the page was not stored");
    await noted(forum, tx, actor, "page.created", { id: made.id, slug: input.slug });
    return made.id;
  });
}

/** @throws Refusal not_found, changed_meanwhile */
export async function editPage(forum: Forum, actor: Actor, input: z.output<typeof editPageInput>): Promise<void> {
  demand(mayAdminister(actor));
  const { id, basis, ...texts } = input;
  await forum.write(async (tx) => {
    await bumpVersion(tx, "site");
    const before = await loadPage(tx, id);
    demandUnchanged(basis, pageForm(before));
    await tx
      .update(customPages)
      .set({ ...texts, editedAt: forum.now() })
      .where(eq(customPages.id, id));
    await noted(forum, tx, actor, "page.edited", before);
  });
}

/** Its address says from then on that it is gone. @throws Refusal not_found */
export async function deletePage(forum: Forum, actor: Actor, { id }: z.output<typeof pageInput>): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    await bumpVersion(tx, "site");
    const page = await loadPage(tx, id);
    await tx
      .update(customPages)
      .set({ ...NOTHING, editedAt: forum.now() })
      .where(eq(customPages.id, id));
    await noted(forum, tx, actor, "page.deleted", page);
  });
}

type Kind = "page.created" | "page.edited" | "page.deleted";

function noted(forum: Forum, tx: Tx, actor: Actor, kind: Kind, { id, slug }: { id: number; slug: string }) {
  return forum.record(tx, { kind, subjectId: id, actorId: idOf(actor), data: { slug } });
}

async function loadPage(tx: Tx, id: number): Promise<typeof customPages.$inferSelect> {
  const [page] = await tx.select().from(customPages).where(eq(customPages.id, id));
  if (!page || (page.bodyDe === "" && page.bodyEn === "")) throw new Refusal("not_found");
  return page;
}
