import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { aFakeMeilisearch } from "#testing/meilisearch/server.ts";
import { engineContract } from "../testing/engine-contract.ts";
import { createMeilisearchEngine } from "./engine.ts";

describe("on the stand-in: protocol and failures only", () => {
  engineContract(async () => {
    const server = await aFakeMeilisearch();
    const engine = createMeilisearchEngine({ url: server.url, apiKey: server.apiKey, index: "stoa-posts" });
    onTestFinished(async () => {
      await engine.close();
      await server.stop();
    });
    return engine;
  });
});

const { MEILISEARCH_URL: url, MEILISEARCH_API_KEY: apiKey } = process.env;

test.skipIf(!url)("a real Meilisearch is at hand (MEILISEARCH_URL)", async () => {
  expect((await fetch(`${url}/health`)).status).toBe(200);
});

if (url) {
  describe("on a real Meilisearch", () => {
    engineContract(async () => {
      const index = `stoa-test-${randomUUID()}`;
      const engine = createMeilisearchEngine({ url, apiKey, index });
      onTestFinished(async () => {
        await engine.close();
        await fetch(`${url}/indexes/${index}`, { method: "DELETE", headers: { authorization: `Bearer ${apiKey}` } });
      });
      return engine;
    });
  });
}
