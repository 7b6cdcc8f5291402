/** Reading, searching, signing in, asking and replying with nothing but links and forms. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundForum, makeAccount, PASSWORD } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";
import { aTextBrowser } from "./support/text-browser.ts";

let site: Site;

beforeAll(async () => {
  site = await startSite();
  await foundForum(site);
  await makeAccount(site, "ben");
}, 120_000);
afterAll(() => site?.stop());

test("a member asks, is answered and accepts, in a browser that knows links and forms alone", async () => {
  const [ben, ada, guest] = [aTextBrowser(site.url), aTextBrowser(site.url), aTextBrowser(site.url)];
  await ben.open("/");
  await ben.follow("Sign in");
  await ben.press("Sign in", { login: "ben", password: "a wrong password" });
  expect(ben.status()).toBe(422);
  await ben.press("Sign in", { login: "ben", password: PASSWORD });
  expect([ben.status(), ben.address()]).toEqual([200, "/"]);
  await ben.follow("Ask a question");
  // Something is missing: what was typed is still there.
  await ben.press("Post", { title: "", body: "It hums, and **loudly**." });
  expect(ben.status()).toBe(422);
  await ben.press("Post", { title: "Why does the kettle hum?", tags: "kettle", categoryId: "1" });
  expect([ben.status(), ben.address()]).toEqual([200, "/t/why-does-the-kettle-hum/1"]);
  expect(ben.text()).toContain("It hums, and loudly.");

  // A reply that was written before signing in is not lost.
  await ada.open("/latest");
  await ada.follow("Why does the kettle hum?");
  await ada.follow(/^Sign in/);
  await ada.press("Sign in", { login: "ada", password: PASSWORD });
  expect(ada.address()).toBe("/t/why-does-the-kettle-hum/1");
  await ada.press("Post", { body: "It is the lime." });
  expect([ada.status(), ada.text().includes("It is the lime.")]).toEqual([200, true]);

  await ben.open("/t/1");
  await ben.press("Mark as solution");
  expect(ben.text()).toContain("It is the lime.");

  await guest.open("/");
  // The index follows a moment later.
  await expect
    .poll(async () => {
      await guest.open("/");
      await guest.press("Search", { q: "kettle humming" });
      return guest.text();
    })
    .toContain("Why does the kettle hum?");
  await guest.follow(/Why does the kettle hum\?/);
  expect([guest.status(), guest.text().includes("It is the lime.")]).toEqual([200, true]);
  await guest.follow("ada");
  expect(guest.address()).toBe("/u/ada");

  await ben.open("/");
  await ben.press("Sign out");
  await ben.open("/");
  expect(ben.text()).toContain("Sign in");
});

test("what only a script opens is not there without one", async () => {
  const ben = aTextBrowser(site.url);
  await ben.open("/sign-in?return=/new");
  await ben.press("Sign in", { login: "ben", password: PASSWORD });
  expect([ben.address(), ben.text().includes("Your text")]).toEqual(["/new", true]);
  // Once, on the button.
  expect([ben.text().split("Preview").length - 1, ben.text().includes("Perhaps answered already")]).toEqual([1, false]);
  await ben.press("Preview", { title: "Why does it drip?", body: "It **drips**.", categoryId: "1" });
  expect([ben.text().split("Preview").length - 1, ben.text().includes("It drips.")]).toEqual([2, true]);
  await ben.open("/t/why-does-the-kettle-hum/1");
  expect(ben.text()).not.toContain("Reply to the thread instead");
  await ben.open("/t/why-does-the-kettle-hum/1?reply=1");
  expect(ben.text()).toContain("Reply to the thread instead");
});

test("what stands beside each other does not run into each other", async () => {
  const paths = ["/", "/categories", "/tags", "/c/questions/1", "/t/why-does-the-kettle-hum/1", "/u/ada", "/u/ben"];
  for (const path of [...paths, "/search?q=kettle", "/sign-in"]) {
    const page = await (await fetch(site.url + path)).text();
    const glued = page.match(
      /[\p{L}\p{N}](?:<\/(?:a|span|button|b|time)>)+<(?:a|button|span|time)\b[^>]*>[\p{L}\p{N}#].{0,40}/gu,
    );
    expect([path, glued]).toEqual([path, null]);
  }
});
