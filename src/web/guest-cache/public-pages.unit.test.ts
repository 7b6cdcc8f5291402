import { expect, test } from "vitest";
import { publicPageKey } from "./public-pages.ts";

const key = (path: string) => publicPageKey(new URL(path, "http://forum.example.org"));

test("lists, threads, categories, tags and people are kept, with their pages", () => {
  for (const path of [
    "/",
    "/latest?page=2",
    "/top?period=year&page=2",
    "/categories",
    "/c/help/1",
    "/c/help/routers/2?page=3",
    "/tag/c%2B%2B",
    "/t/why-does-it-hum/12",
    "/t/why-does-it-hum/12?view=flat&page=2",
    "/u/ada.json",
    "/tag/c%2B%2B.rss",
    "/raw/12/3",
    "/t/why-does-it-hum/12.json?page=2",
    "/u/ada?show=replies",
  ]) {
    expect(key(path)).toBe(path);
  }
});

test("what is personal, searched for or made up is not", () => {
  for (const path of [
    "/search?q=x",
    "/new",
    "/sign-in",
    "/sign-up",
    "/setup?token=x",
    "/settings/account",
    "/admin",
    "/notifications",
    "/t/x/12/3",
    "/t/x/12/result",
    "/p/12/history",
    "/?utm_source=x",
    "/?page=",
    "/?page=0",
    "/?page=-1",
    "/?page=01",
    "/?page=9999999",
    "/?page=1&page=2",
    "/?__proto__=1",
    "/t/x/12?said=open",
    "/t/x/12?reply=3",
    "/t/x/12?view=tree",
    "/top?period=month",
    "/categories?page=2",
    "/latest?&&",
    "/?page=%32",
    "/?p%61ge=2",
    "/t/x/12?page=2&view=flat",
    "/u/ada.json?page=2",
    "/tag/x.rss?page=2",
    "/tag/%78",
    "/tag/c%2b%2b",
    "/u/%61da.json",
    "/raw/12/3?page=2",
  ]) {
    expect([path, key(path)]).toEqual([path, null]);
  }
});
