import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { importedRecords } from "#db/schema/index.ts";
import { importFrom } from "#forum/archive/import.ts";
import { archiveSource } from "#forum/archive/readers/archive.ts";
import { type Forum, openForum } from "#forum/forum.ts";
import { removeIndex } from "#forum/search/meilisearch/connection.ts";
import { authSecret, prepareDataDir } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { migrateDatabase } from "#platform/migrate.ts";
import { engineOfItsOwn } from "../search-engine.ts";
import type { Collection } from "./collection.ts";

export interface CollectionForum {
  forum: Forum;
  /** Which document became which thread. */
  documentOf: ReadonlyMap<number, string>;
  close(): Promise<void>;
}

const CREATED = "2026-01-01T00:00:00Z";
const SOURCE = "collection";

/**
 * A forum in a folder of its own in which each document is the opening post of a thread; where MEILISEARCH_URL is set
 * with an index of its own there.
 */
export async function forumOf(collection: Collection): Promise<CollectionForum> {
  const dir = mkdtempSync(join(tmpdir(), "stoa-retrieval-"));
  const remove = () => rmSync(dir, { recursive: true, force: true });
  process.once("exit", remove);
  const corpus = join(dir, "corpus");
  writeArchive(corpus, collection);
  const config = readConfig({ DATA_DIR: join(dir, "data"), ...engineOfItsOwn(process.env) });
  prepareDataDir(config.dataDir);
  await migrateDatabase(config);
  const forum = await openForum({ config, secret: authSecret(config), runJobs: false });
  const silent = () => undefined;
  const report = { problem: silent, leftOut: silent, note: silent, read: silent };
  await importFrom(forum, await archiveSource(corpus), { source: SOURCE, report });
  const rows = await forum.db
    .select({ documentId: importedRecords.sourceId, threadId: importedRecords.targetId })
    .from(importedRecords)
    .where(and(eq(importedRecords.source, SOURCE), eq(importedRecords.kind, "thread")));
  return {
    forum,
    documentOf: new Map(rows.map(({ threadId, documentId }) => [threadId, documentId])),
    async close() {
      await forum.close();
      if (config.meilisearch) await removeIndex(config.meilisearch);
      remove();
    },
  };
}

function writeArchive(folder: string, { name, documents }: Collection): void {
  mkdirSync(folder, { recursive: true });
  const write = (file: string, records: readonly object[]) =>
    writeFileSync(join(folder, `${file}.jsonl`), records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  const counts = { users: 1, categories: 1, threads: documents.length, posts: documents.length };
  const manifest = { format: "stoa-archive", version: 1, created: CREATED, counts };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  const author = { id: "author", username: "author", displayName: "Author", role: "member", createdAt: CREATED };
  write("users", [{ ...author, email: "author@example.com" }]);
  write("categories", [{ id: "all", slug: "all", name, description: "", parentId: null, kind: "questions" }]);
  write(
    "threads",
    documents.map(({ id, title }) => ({
      ...{ id, categoryId: "all", authorId: "author", title, kind: "question", tags: [], createdAt: CREATED },
    })),
  );
  write(
    "posts",
    documents.map(({ id, text }) => ({
      ...{ id: `${id}/1`, threadId: id, authorId: "author", parentId: null, body: text, createdAt: CREATED },
    })),
  );
}
