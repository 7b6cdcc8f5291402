import { expect, test } from "vitest";
import { BadConfig, readConfig } from "./config.ts";

test("proxies are addresses or networks", () => {
  const { trustedProxies } = readConfig({ TRUSTED_PROXIES: "10.0.0.0/8, 192.0.2.7,2001:db8::/32,," });
  expect(trustedProxies).toEqual(["10.0.0.0/8", "192.0.2.7", "2001:db8::/32"]);
  expect(readConfig({ TRUSTED_PROXIES: "" }).trustedProxies).toEqual(["127.0.0.0/8", "::1/128"]);
});

test.each(["foo", "10.0.0.0/99", "::1/129", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0.0/x", "10.0.0.1,proxy.example.com"])(
  "%s is no list of proxies",
  (value) => {
    expect(() => readConfig({ TRUSTED_PROXIES: value })).toThrow(BadConfig);
    expect(() => readConfig({ TRUSTED_PROXIES: value })).toThrow(/^TRUSTED_PROXIES should be addresses or networks/);
  },
);

test("a Meilisearch is an address, a key and the name of an index", () => {
  expect(readConfig({}).meilisearch).toBeUndefined();
  expect(readConfig({ MEILISEARCH_URL: "http://127.0.0.1:7700", MEILISEARCH_API_KEY: "k" }).meilisearch).toEqual({
    url: "http://127.0.0.1:7700",
    apiKey: "k",
    index: "stoa-posts",
  });
  expect(() => readConfig({ MEILISEARCH_URL: "127.0.0.1:7700" })).toThrow(/^MEILISEARCH_URL should be an address/);
  expect(() => readConfig({ MEILISEARCH_INDEX: "my posts" })).toThrow(/^MEILISEARCH_INDEX should be letters/);
});
