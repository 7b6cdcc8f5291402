import { conditionOf } from "./filter.ts";
import type { Index } from "./index.ts";
import { ok, type Reply, refused } from "./reply.ts";

export function oneDocument({ documents }: Index, id: string): Reply {
  const document = documents.get(id);
  return document ? ok(document) : refused(404, "document_not_found", `Document \`${id}\` not found.`);
}

/** Which documents are asked for: in the address of a GET, in the body of a POST. */
interface Listed {
  ids?: string[] | undefined;
  fields?: string[] | undefined;
  offset?: number;
  limit?: number;
  filter?: unknown;
}

export function listed(params: URLSearchParams): Listed {
  return {
    ids: params.get("ids")?.split(","),
    fields: params.get("fields")?.split(","),
    offset: Number(params.get("offset") ?? 0),
    limit: Number(params.get("limit") ?? 20),
  };
}

export function listDocuments(index: Index, { ids, fields, offset = 0, limit = 20, filter }: Listed): Reply {
  const isMet = conditionOf(filter, index.settings.filterableAttributes);
  const all = [...index.documents.values()].filter(
    (document) => (!ids || ids.includes(String(document.id))) && isMet(document),
  );
  const some = all.slice(offset, offset + limit);
  const results = some.map((document) =>
    Object.fromEntries(Object.entries(document).filter(([name]) => !fields || fields.includes(name))),
  );
  return ok({ results, offset, limit, total: all.length });
}
