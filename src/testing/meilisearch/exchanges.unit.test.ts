import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { testData } from "#testing/data.ts";
import { aFakeMeilisearch } from "./server.ts";

const file = testData("meilisearch/exchanges.jsonl");

/** What the forum never asks, or what this server does in a simpler way. */
const NOT_PLAYED: readonly RegExp[] = [
  /may not|bound to|global action|create .*key|delete key|version|facet|federated|batches|list tasks|tasks of one/,
  /global stats|delete by filter|delete one|partial update|get document|highlight|matches position|ranking score/,
  /score threshold|page|maxTotalHits|syntax error|filter$|with quotes|index stats/,
  // Stop words, synonyms, its own compounds and its own idea of a word: words come analysed, one at a time.
  /synonym|code|C\+\+|umlaut|compound|Chinese|frequency|eleven words|unbalanced|operators|prefix/,
];

interface Exchange {
  name: string;
  request: { method: string; path: string; key: string | null; contentType?: string; body?: unknown };
  response: { status: number; body: Record<string, unknown> | null };
}

test.skipIf(file === null)("the stand-in answers as a real Meilisearch did (needs shared data)", async () => {
  const server = await aFakeMeilisearch();
  onTestFinished(() => server.stop());
  const lines = readFileSync(file ?? "", "utf8")
    .split("\n")
    .filter(Boolean);
  const exchanges = lines.map((line) => JSON.parse(line) as Exchange);
  const played = exchanges.filter(({ name }) => !NOT_PLAYED.some((one) => one.test(name)));
  expect(played.length).toBeGreaterThan(45);
  /** The real server's numbers of tasks -> ours. */
  const tasks = new Map<number, number>();
  for (const { name, request, response } of played) {
    const { status, body } = await answerTo(request);
    expect(status, name).toBe(response.status);
    expect(factsOf(body), name).toEqual(factsOf(response.body));
    if (status === 202) tasks.set(Number(response.body?.taskUid), Number(body?.taskUid));
  }

  async function answerTo({ method, path, key, contentType, body }: Exchange["request"]) {
    const place = path.replace(/^\/tasks\/(\d+)$/, (_, uid) => `/tasks/${tasks.get(Number(uid)) ?? uid}`);
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const headers = {
      ...(key && { authorization: `Bearer ${key === "wrong" ? key : server.apiKey}` }),
      ...(contentType && { "content-type": contentType }),
    };
    // Work that was handed over is done a moment later.
    if (!path.startsWith("/tasks/")) await wait(0);
    else await wait(30);
    const answer = await fetch(server.url + place, {
      method,
      headers,
      ...(text !== undefined && { body: text as string }),
    });
    const answered = await answer.text();
    return { status: answer.status, body: answered ? (JSON.parse(answered) as Record<string, unknown>) : null };
  }
});

/** What the forum looks at in an answer. */
function factsOf(body: Record<string, unknown> | null): unknown {
  if (body === null) return null;
  const { type, code, indexUid, uid, error, hits, estimatedTotalHits, results } = body;
  const task = { indexUid, type, code: (error as { code?: string } | null)?.code };
  if (uid !== undefined && "enqueuedAt" in body)
    return { ...task, status: body.status === "processing" ? "succeeded" : body.status };
  if ("taskUid" in body) return task;
  if (code !== undefined) return { type, code };
  if (Array.isArray(hits)) return { ids: idsOf(hits), estimatedTotalHits };
  if (Array.isArray(results)) return results.map((one) => (one.hits ? idsOf(one.hits) : (one.uid ?? one.id)));
  return null;
}

const idsOf = (hits: { id: number }[]) => hits.map(({ id }) => id);
