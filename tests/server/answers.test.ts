/** Status codes are true, for people, crawlers and whoever tries things out. */
import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundForum, makeAccount, PASSWORD, sendForm, signedIn } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";

let site: Site;
let admin = "";
let ben = "";
/** Path of a thread with 21 posts, its id, and the id of its 21st post. */
let thread = "";
let id = "";

beforeAll(async () => {
  site = await startSite();
  admin = await foundForum(site);
  await makeAccount(site, "ben");
  ben = await signedIn(site, "ben");
  const started = await post("/new", { ...draft(), categoryId: "1", title: "How tall is it?", tags: "height" }, ben);
  thread = new URL(started.headers.get("location") ?? "", site.url).pathname;
  id = thread.split("/").at(-1) ?? "";
  for (let number = 2; number <= 21; number += 1) await post(thread, replyTo("", `Reply ${number}.`), admin);
}, 120_000);
afterAll(() => site?.stop());

const draft = () => ({ do: "start", body: "Some text.", clientKey: randomUUID() });
const replyTo = (to: string, body = "A reply.") => ({ do: "reply", to, body, clientKey: randomUUID() });

function post(path: string, fields: Record<string, string>, cookie = "", headers: Record<string, string> = {}) {
  return sendForm(site.url + path, fields, { cookie, ...headers });
}

/** As written: nothing in the address is put right on the way. */
function raw(path: string, method = "GET", headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(site.url);
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((done, fail) => {
    const asked = request({ hostname, port, path, method, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    asked.on("error", fail);
    asked.end();
  });
}

test("what is there answers 200, with HEAD too, and nothing is said that only Next knows", async () => {
  for (const path of ["/", "/latest", "/categories", "/tags", "/sign-in", "/api/health", thread, `${thread}?page=2`]) {
    const got = await raw(path);
    expect([path, got.status]).toEqual([path, 200]);
    const head = await raw(path, "HEAD");
    expect([path, head.status, head.text]).toEqual([path, 200, ""]);
    expect(head.headers["content-type"]).toBe(got.headers["content-type"]);
    expect(got.headers["x-powered-by"]).toBeUndefined();
    expect(got.text).not.toMatch(/__next_f|\/_next\/[^"]*\.js/);
  }
});

test.each([
  "/nothing-here",
  "/latest?page=2",
  "/latest?page=0",
  "/latest?page=-1",
  "/latest?page=abc",
  "/latest?page=1.5",
  "/latest?page=1e3",
  "/latest?page=",
  "/latest?page=1&page=2",
  "/latest?page=99999999999999999999",
  "/t/how-tall-is-it/99",
  "/t/how-tall-is-it/0",
  "/t/how-tall-is-it/-1",
  "/t/how-tall-is-it/99999999999999999999",
  "/t/how-tall-is-it/1e1",
  "/t/2147483648",
  "/t/x/2147483647",
  "/p/0",
  "/p/2147483648",
  "/p/abc",
  "/p/99999999999999999999/history",
  "/c/questions/99",
  "/c/questions/abc",
  "/c/99999999999999999999",
  "/tag/nothing",
  "/u/nobody",
  "/u/%00",
  "/top?period=century",
  "/_next/data/build/index.json",
  "/.env",
  "/.git/config",
  "/data/stoa.db",
  "/constructor",
  "/t/__proto__/99/1",
])("%s is not there", async (path) => {
  const { status, text } = await raw(path);
  expect(path === "/u/%00" ? [400] : [404]).toContain(status);
  expect(text).not.toMatch(/node_modules|\bat \w+.*:\d+:\d+/);
});

test.each(["?page=3", "?page=abc", "?page=0", "/22", "/0", "/99999999999999999999"])(
  "a thread has no %s",
  async (rest) => {
    expect((await raw(thread + rest)).status).toBe(404);
  },
);

test("a thread has one address, and every other way to it leads there in one step", async () => {
  for (const other of [`/t/${id}`, `/t/wrong/${id}`, `/t/-/${id}`]) {
    const { status, headers } = await raw(`${other}?page=2`);
    expect([other, status, headers.location]).toEqual([other, 308, `${thread}?page=2`]);
  }
  const place = `${thread}?page=2#post-21`;
  for (const way of [`${thread}/21`, `/t/wrong/${id}/21`, "/p/21"]) {
    const { status, headers } = await raw(way);
    expect([way, status, headers.location]).toEqual([way, 308, place]);
  }
  expect((await raw(`${thread}/`)).status).toBeLessThan(309);
});

test("a form that was taken leads on with 303 to the new post", async () => {
  const answer = await post(thread, replyTo("21"), ben);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `${thread}?page=2#post-22`]);
  expect(answer.headers.get("cache-control")).toContain("no-store");
});

test("what was public and is deleted is gone, not missing", async () => {
  const started = await post("/new", { ...draft(), categoryId: "2", title: "A slip of mine", tags: "" }, ben);
  const path = new URL(started.headers.get("location") ?? "", site.url).pathname;
  const postId = (await (await fetch(site.url + path, { headers: { cookie: ben } })).text()).match(
    /\/p\/(\d+)\/delete/,
  )?.[1];
  expect((await post(`/p/${postId}/delete`, { do: "delete" }, ben)).status).toBe(303);
  for (const address of [path, `/t/${path.split("/").at(-1)}`, `${path}/1`, `/p/${postId}`, `/p/${postId}/history`]) {
    expect([address, (await raw(address)).status]).toEqual([address, 410]);
  }
});

test("what cannot be read as an address is refused", async () => {
  for (const path of ["/%", "/%zz", "/%c0%af", "/t/%e0%a4%a/1", "/%00", `/${"a".repeat(10_000)}`]) {
    const { status } = await raw(path);
    expect([path.slice(0, 20), [400, 414].includes(status)]).toEqual([path.slice(0, 20), true]);
  }
  for (const path of ["/?q=%", "/latest?%zz=%zz", `/latest?q=${"%f0%9f%92%a9".repeat(300)}`]) {
    expect([path.slice(0, 20), (await raw(path)).status < 500]).toEqual([path.slice(0, 20), true]);
  }
  for (const path of ["//evil.example/", "/\\evil.example", "/..%2f..%2fetc/passwd", "/../../etc/passwd"]) {
    const { status, headers } = await raw(path);
    expect([path, status < 500]).toEqual([path, true]);
    expect(String(headers.location ?? "/")).toMatch(/^\/(?![/\\])/);
  }
});

test("other methods are not allowed, and say which are", async () => {
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]) {
    const { status, headers } = await raw(thread, method);
    expect([method, status, headers.allow]).toEqual([method, 405, "GET, HEAD, POST"]);
  }
  expect((await post("/latest", { do: "reply" })).status).toBe(405);
});

test("a form that is none of ours is refused", async () => {
  for (const name of ["", "nothing", "constructor", "__proto__", "toString"]) {
    expect([name, (await post(thread, { do: name }, ben)).status]).toEqual([name, 400]);
  }
  expect((await fetch(site.url + thread, { method: "POST" })).status).toBeLessThan(500);
  const json = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
  expect((await fetch(site.url + thread, json)).status).toBe(415);
  const broken = { method: "POST", headers: { "content-type": "multipart/form-data; boundary=x" }, body: "nothing" };
  expect((await fetch(site.url + thread, broken)).status).toBe(400);
  const many = new URLSearchParams(Array.from({ length: 2_000 }, (_, n) => [`f${n}`, "1"]));
  expect((await fetch(site.url + thread, { method: "POST", body: many })).status).toBe(413);
});

test("a form that is too large is refused, with its length told or not", async () => {
  const large = { ...replyTo(""), body: "x".repeat(600_000) };
  expect((await post(thread, large, ben)).status).toBe(413);
  const stream = new ReadableStream({
    start(controller) {
      for (let n = 0; n < 100; n += 1) controller.enqueue(new TextEncoder().encode("x".repeat(10_000)));
      controller.close();
    },
  });
  const headers = { cookie: ben, "content-type": "application/x-www-form-urlencoded" };
  const init = { method: "POST", headers, body: stream, duplex: "half" } as RequestInit;
  const status = await fetch(site.url + thread, init).then(
    (answer) => answer.status,
    () => 413,
  );
  expect(status).toBe(413);
});

test("a page of somebody else cannot write in a member's name", async () => {
  for (const origin of [
    "https://evil.example",
    "null",
    site.url.replace("127.0.0.1", "localhost"),
    `${site.url}.evil`,
  ]) {
    expect([origin, (await post(thread, replyTo(""), ben, { origin })).status]).toEqual([origin, 403]);
  }
  expect((await post(thread, replyTo(""), ben, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await post(thread, replyTo(""), ben, { origin: site.url })).status).toBe(303);
});

test("who may not do something is told so with the right number", async () => {
  expect((await post(thread, replyTo(""))).status).toBe(403);
  expect((await post("/admin/settings", { do: "save" }, ben)).status).toBeGreaterThanOrEqual(400);
  expect((await post("/p/1/delete", { do: "delete", reason: "" }, ben)).status).toBe(422);
  expect((await post("/p/2/edit", { do: "edit", revision: "1", body: "Mine now." }, ben)).status).toBe(403);
  for (const path of ["/admin", "/admin/settings", "/admin/people", "/admin/mails", "/setup/category"]) {
    const guest = await raw(path);
    const member = await raw(path, "GET", { cookie: ben });
    expect([path, member.status]).toEqual([path, 404]);
    expect([path, [303, 307, 404].includes(guest.status)]).toEqual([path, true]);
  }
});

test("too many tries are refused with 429 and the time to wait", async () => {
  const from = { "x-forwarded-for": "203.0.113.77" };
  const wrong = { do: "signIn", login: "ada", password: "wrong password", return: "/" };
  const statuses: number[] = [];
  let last: Response | undefined;
  for (let n = 0; n < 12 && last?.status !== 429; n += 1) {
    last = await post("/sign-in", wrong, "", from);
    statuses.push(last.status);
  }
  expect(statuses.at(-1)).toBe(429);
  expect(statuses.slice(0, -1).every((status) => status === 422)).toBe(true);
  expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await post("/sign-in", { ...wrong, password: PASSWORD }, "", from)).status).toBe(429);
});

test("what a request says about itself never gets into a page or a link", async () => {
  const hostile = { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "gopher" };
  for (const path of ["/", thread, "/sign-in", "/nothing-here", `/t/wrong/${id}`, "/settings", "/sign-up"]) {
    const { text, headers } = await raw(path, "GET", hostile);
    expect([path, text.includes("evil.example") || text.includes("gopher")]).toEqual([path, false]);
    expect([path, JSON.stringify(headers).includes("evil.example")]).toEqual([path, false]);
  }
});

test("the way back after signing in never leads elsewhere", async () => {
  for (const target of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    const fields = { do: "signIn", login: "ben", password: PASSWORD, return: target };
    const answer = await post("/sign-in", fields, "", { "x-forwarded-for": "203.0.113.9" });
    expect([target, answer.status, answer.headers.get("location")]).toEqual([target, 303, "/"]);
  }
});

test("the session's cookie is out of reach of scripts and foreign pages", async () => {
  const fields = { do: "signIn", login: "ben", password: PASSWORD, return: "/" };
  const answer = await post("/sign-in", fields, "", { "x-forwarded-for": "203.0.113.10" });
  const cookies = answer.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly(?=;|$).*; SameSite=(Lax|Strict)/);
  expect((await raw("/", "GET", { cookie: "next-auth.session-token=nonsense" })).status).toBe(200);
  expect((await raw("/", "GET", { cookie: `${ben}x; ;=;a` })).status).toBe(200);
});

test("every page says how browsers are to treat it, and a member's is kept nowhere", async () => {
  for (const path of ["/", thread, "/nothing-here", "/%zz"]) {
    const { headers } = await raw(path);
    expect(headers["content-security-policy"]).toContain("script-src 'self'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  }
  expect((await raw(thread, "GET", { cookie: ben })).headers["cache-control"]).toBe("private, no-store");
});

test("nothing secret is in the log", async () => {
  await post("/sign-up", { do: "signUp", username: "cleo", email: "cleo@example.org", password: PASSWORD });
  const said = site.output().replace(/^Set it up here.*$/m, "");
  for (const secret of [PASSWORD, "wrong password", "next-auth.session-token=", "cleo@example.org", ben.slice(-40)]) {
    expect(said).not.toContain(secret);
  }
  expect(said).not.toMatch(/token=[\w-]{10}/);
  expect(said).not.toMatch(/"level":(50|60)|"level":"(error|fatal)"/);
});
