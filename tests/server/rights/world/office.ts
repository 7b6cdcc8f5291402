import { blocks, customPages, jobs, watchedWords } from "../../../../src/db/schema/index.ts";
import type { Forum } from "../../../../src/forum/forum.ts";
import { changeLogo } from "../../../../src/forum/logo/commands.ts";
import type { Actor } from "../../../../src/forum/members/actor.ts";
import { block, blockInput } from "../../../../src/forum/members/blocks.ts";
import { createPage } from "../../../../src/forum/pages/commands.ts";
import { newPageInput } from "../../../../src/forum/pages/input.ts";
import { watchWord } from "../../../../src/forum/prevention/watched/commands.ts";
import { watchInput } from "../../../../src/forum/prevention/watched/input.ts";
import { logoPath } from "../../../../src/forum/settings/logo.ts";
import { aPicture } from "../../../../src/testing/pictures.ts";

export interface Arranged {
  block: number;
  watchedWord: number;
  page: number;
  /** Where it is served. */
  logo: string;
}

export async function failedJob(forum: Forum): Promise<number> {
  await forum.drain();
  const now = forum.now();
  const [row] = await forum.write((tx) =>
    tx
      .insert(jobs)
      .values({
        ...{ name: "mail.send", payload: {}, state: "failed", attempts: 9, runAt: now },
        ...{ error: "It did not go.", createdAt: now, finishedAt: now },
      })
      .returning({ id: jobs.id }),
  );
  return row?.id ?? 0;
}

export async function arranged(forum: Forum, arne: Actor): Promise<Arranged> {
  await block(forum, arne, blockInput.parse({ kind: "email", value: "spam.example", days: 0 }));
  await watchWord(forum, arne, watchInput.parse({ text: "casino", action: "flag" }));
  await createPage(
    forum,
    arne,
    newPageInput.parse({ slug: "imprint", titleEn: "Imprint", bodyEn: "We.", inFooter: "on" }),
  );
  await changeLogo(forum, arne, {
    logo: { name: "logo.png", bytes: await aPicture().png().toBuffer() },
    logoDark: undefined,
    nameShown: true,
  });
  const { light } = (await forum.settings()).logo;
  const [blocked] = await forum.db.select({ id: blocks.id }).from(blocks);
  const [word] = await forum.db.select({ id: watchedWords.id }).from(watchedWords);
  const [page] = await forum.db.select({ id: customPages.id }).from(customPages);
  return {
    block: blocked?.id ?? 0,
    watchedWord: word?.id ?? 0,
    page: page?.id ?? 0,
    logo: light ? logoPath(light) : "",
  };
}
