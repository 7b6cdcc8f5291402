import { describe, expect, it } from "vitest";
import type { Scene, SpamPost } from "./kinds.ts";
import { MANNERS, REPEATING, SPAM_POSTS_EACH, secondHandSpam } from "./wave.ts";

const scene: Scene = {
  company: "Northlight",
  threads: [
    { language: "en", title: "Export stops at page 40", texts: ["It stops at page 40. The log is empty. Any idea?"] },
    { language: "de", title: "Export bricht ab", texts: ["Er bricht bei Seite 40 ab. Das Protokoll ist leer. Ideen?"] },
  ],
};
const { accounts, posts } = secondHandSpam(7, scene);

describe("spam at second hand", () => {
  it("is the same for the same seed and another for another", () => {
    expect(secondHandSpam(7, scene)).toEqual({ accounts, posts });
    expect(secondHandSpam(8, scene).posts).not.toEqual(posts);
  });

  it("has 200 accounts with fifty spam posts each, one half German", () => {
    expect(accounts).toHaveLength(200);
    expect(new Set(accounts.map(({ username }) => username)).size).toBe(200);
    expect(accounts.filter(({ language }) => language === "de")).toHaveLength(100);
    const spam = posts.filter(({ spam }) => spam);
    for (const { account } of accounts) {
      expect(spam.filter((post) => post.account === account)).toHaveLength(SPAM_POSTS_EACH);
    }
    expect(posts.filter(({ spam }) => !spam).every(({ manner }) => manner === "slowStarters")).toBe(true);
  });

  it("locks half the accounts of every manner", () => {
    for (const manner of MANNERS) {
      const those = accounts.filter((account) => account.manner === manner);
      expect(those.filter(({ locked }) => locked)).toHaveLength(those.length / 2);
    }
  });

  it("says a thing twice only where the manner does", () => {
    const saidBy = (half: (post: SpamPost) => boolean) =>
      new Set(posts.filter((post) => post.spam && half(post)).map(({ text }) => text));
    for (const manner of MANNERS.filter((each) => !REPEATING.includes(each))) {
      const texts = saidBy((post) => post.manner === manner);
      expect(texts.size, manner).toBeGreaterThan(
        0.9 * posts.filter((post) => post.spam && post.manner === manner).length,
      );
    }
    const open = saidBy(({ locked }) => !locked);
    expect([...saidBy(({ locked }) => locked)].filter((text) => open.has(text))).toEqual([]);
  });

  it("answers threads that are there or that its own talk opened before", () => {
    for (const post of posts) {
      if (post.kind === "thread") expect(post.title).toBeTruthy();
      else if (post.to && "opened" in post.to) expect(posts[post.to.opened]).toMatchObject({ kind: "thread" });
      else expect(scene.threads[post.to?.existing ?? -1]).toBeDefined();
    }
  });

  it("names nobody real and leaves no blank open", () => {
    for (const { text, title, manner } of posts) {
      for (const [, host = ""] of `${title} ${text}`.matchAll(/https?:\/\/([\w.-]*\w)/g)) {
        expect(host).toMatch(/\.(example|test)$|\.example\.(com|net|org)$/);
      }
      if (manner !== "lookAlikes") expect(text).not.toMatch(/\$[a-zA-Z]|[{}]/);
    }
  });
});
