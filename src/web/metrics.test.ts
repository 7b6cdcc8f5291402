import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { jobs } from "#db/schema/index.ts";
import { startThread } from "#forum/threads/start.ts";
import { aForum, newKey } from "#testing/forum.ts";
import { createSite } from "./site.ts";

const TOKEN = "a token of some length";

async function aServer(env: Record<string, string> = {}) {
  const place = await aForum({ env });
  const site = createSite(place.forum, async (_request, response) => void response.end("a page"), []);
  const server = createServer((request, response) => void site(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (path: string, authorization?: string) =>
    fetch(at + path, { headers: authorization === undefined ? {} : { authorization } });
  return { ...place, at, ask };
}

/** Samples by name and labels; each after one HELP and one TYPE of its name. */
function samplesIn(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const typed = new Map<string, string>();
  expect(text.endsWith("\n")).toBe(true);
  for (const line of text.trimEnd().split("\n")) {
    const head = /^# (HELP|TYPE) ([a-z_]+) (.+)$/.exec(line);
    if (head?.[1] === "TYPE") {
      expect([line, typed.has(head[2] ?? ""), ["counter", "gauge"].includes(head[3] ?? "")]).toEqual([
        line,
        false,
        true,
      ]);
      typed.set(head[2] ?? "", head[3] ?? "");
    }
    if (line.startsWith("#")) continue;
    const [, name = "", labels = "", value = ""] = /^([a-z_]+)(\{[a-z]+="[a-z]+"\})? (\d+(?:\.\d+)?)$/.exec(line) ?? [];
    expect([line, typed.has(name)]).toEqual([line, true]);
    expect([line, name.endsWith("_total")]).toEqual([line, typed.get(name) === "counter"]);
    samples.set(name + labels, Number(value));
  }
  return samples;
}

test("who carries the token reads how kept pages do, how old they are and what waits", async () => {
  const { forum, clock, member, category, ask } = await aServer({ METRICS_TOKEN: TOKEN });
  const ada = await member("ada");
  await startThread(forum, ada, {
    ...{
      categoryId: await category("Help"),
      title: "A very private title",
      body: "Words.",
      tags: [],
      clientKey: newKey(),
    },
  });
  await forum.drain();
  await forum.write(async (tx) => {
    const job = { payload: {}, attempts: 8, runAt: 1, createdAt: 1 };
    await tx.insert(jobs).values({ ...job, name: "nothing", state: "failed" });
  });
  for (let n = 0; n < 3; n++) await (await ask("/latest.json")).text();
  await (await ask("/feed.xml")).text();
  clock.pass(90_000);
  const answer = await ask("/metrics", `Bearer ${TOKEN}`);
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
    ...[200, "text/plain; version=0.0.4; charset=utf-8", "no-store"],
  ]);
  const text = await answer.text();
  const samples = samplesIn(text);
  expect(Object.fromEntries(samples)).toMatchObject({
    'stoa_guest_pages_requests_total{answered="kept"}': 2,
    'stoa_guest_pages_requests_total{answered="made"}': 2,
    stoa_guest_pages: 2,
    stoa_guest_pages_oldest_seconds: 90,
    'stoa_jobs{state="waiting"}': 0,
    'stoa_jobs{state="failed"}': 1,
    stoa_writes_failing: 0,
  });
  expect(samples.get("stoa_guest_pages_bytes")).toBeGreaterThan(1_000);
  expect(samples.get("process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
  for (const told of ["ada", "private", "127.0.0.1", TOKEN]) expect(text).not.toContain(told);
});

test("for everybody else there is no such page", async () => {
  const { ask, at } = await aServer({ METRICS_TOKEN: TOKEN });
  for (const authorization of [
    undefined,
    "",
    "Bearer",
    "Bearer ",
    TOKEN,
    `Bearer ${TOKEN}x`,
    `Basic ${TOKEN}`,
    "Bearer é",
  ])
    expect([authorization, (await ask("/metrics", authorization)).status]).toEqual([authorization, 404]);
  expect((await ask(`/metrics?token=${TOKEN}`)).status).toBe(404);
  expect((await fetch(`${at}/metrics`, { method: "POST", headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(
    405,
  );
  const off = await aServer();
  for (const authorization of [undefined, "Bearer undefined", "Bearer "])
    expect([authorization, (await off.ask("/metrics", authorization)).status]).toEqual([authorization, 404]);
});
