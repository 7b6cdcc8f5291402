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
