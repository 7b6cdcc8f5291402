import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { jobs } from "#db/schema/index.ts";
import { aConversation } from "#testing/conversation.ts";
import { retryJob } from "../administration/commands.ts";
import { changeCrawlers } from "../administration/crawlers.ts";
import { crawlersForm } from "../administration/input.ts";
import { moveThread } from "../threads/arrange.ts";
import { editPost } from "../threads/edit.ts";
import { moveAllThreads } from "../threads/move-all.ts";
import { deletePost, restorePost } from "../threads/remove.ts";
import { collectPings } from "./collect.ts";
import { indexNowKey } from "./key.ts";
import { PING_JOB } from "./ping.ts";

interface Ping {
  host: string;
  key: string;
  keyLocation: string;
  urlList: string[];
}

/** A search engine that listens, and answers as it is told. */
async function anEngine() {
  const engine = { url: "", pings: [] as Ping[], status: 200 };
  const server = createServer(async (request, response) => {
    expect([request.method, request.headers["content-type"]]).toEqual(["POST", "application/json; charset=utf-8"]);
    engine.pings.push((await json(request)) as Ping);
    response.writeHead(engine.status, { location: "https://elsewhere.example/" }).end("what nobody reads");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  engine.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/indexnow`;
  return engine;
}

async function aForumThatTells() {
  const engine = await anEngine();
  const place = await aConversation({ env: { INDEXNOW_URL: engine.url } });
  const admin = await place.member("root", { role: "administrator" });
  const turn = (indexNow: string) => changeCrawlers(place.forum, admin, crawlersForm.parse({ classes: {}, indexNow }));
  /** A minute passes, and what was collected goes out. @returns the paths that were told */
  const told = async () => {
    const before = engine.pings.length;
    place.clock.pass(60_000);
    await collectPings(place.forum);
    await place.later();
    const pings = engine.pings.slice(before);
    expect(pings.length).toBeLessThan(2);
    return (pings[0]?.urlList ?? []).map((url) => url.replace("https://forum.example.org", "")).sort();
  };
  return { place, engine, admin, turn, told };
}

test("while it is off nothing is collected and nothing is sent", async () => {
  const { place, engine, told } = await aForumThatTells();
  await place.asks(await place.member("ada"), "Words.");
  expect(await told()).toEqual([]);
  expect(await place.forum.db.select().from(jobs).where(eq(jobs.name, PING_JOB))).toEqual([]);
  expect(engine.pings).toEqual([]);
});

test("what happens in public threads within a minute is told at once, each address one time", async () => {
  const { place, engine, admin, turn, told } = await aForumThatTells();
  const [ada, ben] = [await place.member("ada"), await place.member("ben")];
  const inside = await place.category("Inside", { see: "staff" });
  await place.asks(ada, "Before it was turned on.");
  place.clock.pass(3_600_000);
  await turn("on");
  const first = await place.asks(ada, "Words.");
  const second = await place.asks(ben, "Words.");
  await place.asks(admin, "Words for us alone.", inside);
  await place.replies(ben, first, "More.");
  await place.replies(ada, first, "Still more.");
  expect(await told()).toEqual([`/t/why-does-it-hum/${first}`, `/t/why-does-it-hum/${second}`]);
  const { urlList: _, ...proof } = engine.pings[0] ?? ({} as Ping);
  const key = indexNowKey(place.forum);
  expect(proof).toEqual({
    host: "forum.example.org",
    key,
    keyLocation: "https://forum.example.org/indexnow.txt",
  });
  expect(key).toMatch(/^[a-f\d]{32}$/);
  expect(await told()).toEqual([]);

  // Deleted, brought back, moved out of sight: engines are to look again, each time.
  const opening = { postId: second, reason: "" };
  await deletePost(place.forum, admin, opening);
  expect(await told()).toEqual([`/t/why-does-it-hum/${second}`]);
  await restorePost(place.forum, admin, opening);
  expect(await told()).toEqual([`/t/why-does-it-hum/${second}`]);
  await moveThread(place.forum, admin, { id: second, categoryId: inside });
  expect(await told()).toEqual([`/t/why-does-it-hum/${second}`]);
  // What is said where nobody looks is nobody's business.
  await place.replies(admin, second, "Between us.");
  expect(await told()).toEqual([]);
  await moveAllThreads(place.forum, admin, { id: inside, to: 1 });
  expect(await told()).toHaveLength(4);
});

test("the title that a thread got out of everybody's sight is told to no engine", async () => {
  const { place, admin, turn, told } = await aForumThatTells();
  const inside = await place.category("Inside", { see: "staff" });
  await turn("on");
  const id = await place.asks(await place.member("ada"), "Words.");
  await told();
  await moveThread(place.forum, admin, { id, categoryId: inside });
  const edit = { postId: 1, revision: 1, title: "Layoffs in spring", body: "Words." };
  await editPost(place.forum, admin, edit);
  expect(await told()).toEqual([]);
  await deletePost(place.forum, admin, { postId: 1, reason: "" });
  expect(await told()).toEqual([]);
});

test("what cannot be sent is tried again, then stands among the failures with its reason, and can be retried", async () => {
  const { place, engine, admin, turn, told } = await aForumThatTells();
  await turn("on");
  const id = await place.asks(await place.member("ada"), "Words.");
  engine.status = 422;
  expect(await told()).toEqual([`/t/why-does-it-hum/${id}`]);
  const job = async () => (await place.forum.db.select().from(jobs).where(eq(jobs.name, PING_JOB)))[0];
  expect(await job()).toMatchObject({ state: "waiting", attempts: 1, error: "Error: IndexNow answered 422" });
  // A redirect is not followed.
  engine.status = 307;
  for (let day = 0; day < 8; day++) {
    place.clock.pass(86_400_000);
    await place.later();
  }
  expect(await job()).toMatchObject({ state: "failed", attempts: 8, error: "Error: IndexNow answered 307" });
  expect(engine.pings).toHaveLength(8);
  engine.status = 202;
  await retryJob(place.forum, admin, { id: (await job())?.id ?? 0 });
  await place.later();
  expect(await job()).toMatchObject({ state: "done", error: null });

  engine.status = 500;
  await place.replies(await place.member("ben"), id, "More.");
  await told();
  await turn("");
  const before = engine.pings.length;
  place.clock.pass(86_400_000);
  await place.later();
  expect(engine.pings).toHaveLength(before);
});
