import { listDocuments, listed, oneDocument } from "./documents.ts";
import { BadFilter } from "./filter.ts";
import { Index, type Query, type Settings } from "./index.ts";
import { ok, type Reply, refused } from "./reply.ts";
import { Failure, type Tasks } from "./tasks.ts";
import type { Document } from "./text.ts";

export interface Asked {
  method: string;
  path: string;
  params: URLSearchParams;
  contentType: string;
  /** As it came. */
  text: string;
}

const missingIndex = (uid: string) => refused(404, "index_not_found", `Index \`${uid}\` not found.`);

const UID = /^[\w-]{1,512}$/;

/** What can be asked of the server, in Meilisearch's words; `tasks` does what takes time. */
export function createRoutes(indexes: Map<string, Index>, tasks: Tasks) {
  const routes: [string, RegExp, (asked: Asked, uid: string, rest: string) => Reply][] = [
    ["GET", /^\/health$/, () => ({ status: 200, body: { status: "available" } })],
    ["GET", /^\/indexes$/, listIndexes],
    ["POST", /^\/indexes$/, createIndex],
    [
      "DELETE",
      /^\/indexes\/([^/]+)$/,
      (_, uid) => accepted("indexDeletion", uid, () => void indexes.delete(demanded(uid) && uid)),
    ],
    ["GET", /^\/indexes\/([^/]+)\/settings$/, (_, uid) => within(uid, (index) => ok(index.settings))],
    ["PATCH", /^\/indexes\/([^/]+)\/settings$/, changeSettings],
    ["GET", /^\/indexes\/([^/]+)\/stats$/, (_, uid) => within(uid, statsOf)],
    ["POST", /^\/indexes\/([^/]+)\/documents$/, addDocuments],
    [
      "GET",
      /^\/indexes\/([^/]+)\/documents$/,
      (asked, uid) => within(uid, (index) => listDocuments(index, listed(asked.params))),
    ],
    [
      "POST",
      /^\/indexes\/([^/]+)\/documents\/fetch$/,
      (asked, uid) => within(uid, (index) => listDocuments(index, jsonIn(asked))),
    ],
    ["GET", /^\/indexes\/([^/]+)\/documents\/([^/]+)$/, (_, uid, id) => within(uid, (index) => oneDocument(index, id))],
    ["POST", /^\/indexes\/([^/]+)\/documents\/delete-batch$/, deleteDocuments],
    ["POST", /^\/indexes\/([^/]+)\/search$/, (asked, uid) => within(uid, (index) => search(uid, index, jsonIn(asked)))],
    ["POST", /^\/multi-search$/, multiSearch],
    ["POST", /^\/swap-indexes$/, swap],
    ["GET", /^\/tasks\/(\d+)$/, (_, uid) => oneTask(Number(uid))],
  ];

  function listIndexes({ params }: Asked): Reply {
    const all = [...indexes].map(([uid, { createdAt, updatedAt }]) => ({
      uid,
      createdAt,
      updatedAt,
      primaryKey: "id",
    }));
    const limit = Number(params.get("limit") ?? 20);
    return ok({ results: all.slice(0, limit), offset: 0, limit, total: all.length });
  }

  function createIndex(asked: Asked): Reply {
    const { uid } = jsonIn<{ uid: string }>(asked);
    if (!UID.test(uid)) return refused(400, "invalid_index_uid", `\`${uid}\` is not a valid index uid.`);
    return accepted("indexCreation", uid, () => {
      if (indexes.has(uid)) throw new Failure("index_already_exists", `Index \`${uid}\` already exists.`);
      indexes.set(uid, new Index());
    });
  }

  function changeSettings(asked: Asked, uid: string): Reply {
    const changed = jsonIn<Partial<Settings>>(asked);
    const unknown = Object.keys(changed).find((name) => !(name in new Index().settings));
    if (unknown) return refused(400, "bad_request", `Unknown field \`${unknown}\``);
    const rule = changed.rankingRules?.find((one) => !RULES.includes(one));
    if (rule) return refused(400, "invalid_settings_ranking_rules", `\`${rule}\` ranking rule is invalid.`);
    return accepted("settingsUpdate", uid, () => Object.assign(indexFor(uid).settings, changed));
  }

  function addDocuments({ contentType, text }: Asked, uid: string): Reply {
    if (!["application/json", "application/x-ndjson"].includes(contentType)) {
      return refused(415, "invalid_content_type", `The Content-Type \`${contentType}\` is invalid.`);
    }
    let given: Document[];
    try {
      const lines = contentType.endsWith("ndjson") ? text.split("\n").filter(Boolean) : null;
      given = lines ? lines.map((line) => JSON.parse(line)) : [JSON.parse(text)].flat();
    } catch {
      return refused(400, "malformed_payload", "The payload provided is malformed.");
    }
    return accepted("documentAdditionOrUpdate", uid, () => {
      const index = indexFor(uid);
      for (const { id } of given) {
        if (id === undefined) throw new Failure("missing_document_id", "Document doesn't have a `id` attribute");
        if (!UID.test(String(id)))
          throw new Failure("invalid_document_id", `Document identifier \`${id}\` is invalid.`);
      }
      for (const document of given) index.documents.set(String(document.id), document);
      index.updatedAt = new Date().toISOString();
    });
  }

  function deleteDocuments(asked: Asked, uid: string): Reply {
    const ids = jsonIn<unknown[]>(asked);
    return accepted("documentDeletion", uid, () => {
      for (const id of ids) demanded(uid).documents.delete(String(id));
    });
  }

  function multiSearch(asked: Asked): Reply {
    const results: unknown[] = [];
    for (const [at, query] of jsonIn<{ queries: (Query & { indexUid: string })[] }>(asked).queries.entries()) {
      const reply = within(query.indexUid, (index) => search(query.indexUid, index, query));
      if (reply.status !== 200) {
        const { code, message } = reply.body as { code: string; message: string };
        return refused(reply.status, code, `Inside \`.queries[${at}]\`: ${message}`);
      }
      results.push({ indexUid: query.indexUid, ...(reply.body as object) });
    }
    return ok({ results });
  }

  function swap(asked: Asked): Reply {
    const pairs = jsonIn<{ indexes: [string, string] }[]>(asked);
    return accepted("indexSwap", null, () => {
      for (const { indexes: pair } of pairs) {
        const [one, other] = pair.map(demanded) as [Index, Index];
        indexes.set(pair[0], other).set(pair[1], one);
      }
    });
  }

  /** A key that is bound to indexes does not see a task that belongs to none. */
  function oneTask(uid: number): Reply {
    const task = tasks.get(uid);
    if (!task || task.indexUid === null) return refused(404, "task_not_found", `Task \`${uid}\` not found.`);
    return ok(task);
  }

  const accepted = (type: string, uid: string | null, body: () => void): Reply => ({
    status: 202,
    body: tasks.take(type, uid, body),
  });

  function within(uid: string, body: (index: Index) => Reply): Reply {
    const index = indexes.get(uid);
    return index ? body(index) : missingIndex(uid);
  }

  /** Of a task that needs one. */
  function demanded(uid: string): Index {
    const index = indexes.get(uid);
    if (!index) throw new Failure("index_not_found", `Index \`${uid}\` not found.`);
    return index;
  }

  /** Documents and settings make their index. */
  function indexFor(uid: string): Index {
    const index = indexes.get(uid) ?? new Index();
    indexes.set(uid, index);
    return index;
  }

  return (asked: Asked): Reply => {
    const fitting = routes.filter(([, pattern]) => pattern.test(asked.path));
    const route = fitting.find(([method]) => method === asked.method);
    if (!route) return { status: fitting.length > 0 ? 405 : 404 };
    const [, uid = "", rest = ""] = route[1].exec(asked.path) ?? [];
    return route[2](asked, uid, rest);
  };
}

const RULES = ["words", "typo", "sort", "proximity", "attribute", "exactness"];

function jsonIn<T>({ text }: Asked): T {
  return JSON.parse(text || "{}") as T;
}

function statsOf({ documents }: Index): Reply {
  return ok({ numberOfDocuments: documents.size, isIndexing: false, fieldDistribution: {} });
}

function search(uid: string, index: Index, query: Query): Reply {
  const unsortable = query.sort?.find((rule) => !index.settings.sortableAttributes.includes(rule.split(":")[0] ?? ""));
  if (unsortable)
    return refused(400, "invalid_search_sort", `Index \`${uid}\`: Attribute \`${unsortable}\` is not sortable.`);
  const unknown = Object.keys(query).find((name) => !PARAMETERS.includes(name));
  if (unknown) return refused(400, "bad_request", `Unknown field \`${unknown}\``);
  if (query.matchingStrategy && !["all", "last", "frequency"].includes(query.matchingStrategy)) {
    return refused(400, "invalid_search_matching_strategy", `Unknown value \`${query.matchingStrategy}\``);
  }
  try {
    const { hits, total } = index.search(query);
    const { q, limit = 20, offset = 0 } = query;
    return ok({ hits, query: q ?? "", processingTimeMs: 1, limit, offset, estimatedTotalHits: total });
  } catch (error) {
    if (error instanceof BadFilter) return refused(400, "invalid_search_filter", error.message);
    throw error;
  }
}

const PARAMETERS = [
  "indexUid",
  "q",
  "filter",
  "sort",
  "limit",
  "offset",
  "distinct",
  "matchingStrategy",
  "attributesToSearchOn",
  "attributesToRetrieve",
  "showRankingScore",
];
