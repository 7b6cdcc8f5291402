import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import type { Index } from "./index.ts";
import type { Reply } from "./reply.ts";
import { createRoutes } from "./routes.ts";
import { createTasks, errorBody } from "./tasks.ts";

/** What the server does instead of answering as it should. */
export interface Trouble {
  /** Answers to questions come so much later. */
  delayMs?: number;
  /** Every answer has this status. */
  status?: number;
  /** Connections are closed without an answer. */
  hangUp?: boolean;
  /** Tasks of these types are taken and fail later. */
  failing?: string;
  /** Tasks are taken and never begun. */
  stuck?: boolean;
}

export interface FakeMeilisearch {
  url: string;
  apiKey: string;
  indexes: ReadonlyMap<string, Index>;
  /** Requests that came, such as `POST /multi-search`. */
  seen: string[];
  /** What came with them. */
  asked: string[];
  trouble: Trouble;
  /** Nobody listens any more; what it holds stays. */
  stop(): Promise<void>;
  /** Listens again, at the same address. */
  start(): Promise<void>;
  /** Forgets everything, as a server with a new disk. */
  forget(): void;
}

const TASK_MS = 2;

/**
 * A small Meilisearch in memory that answers as the real one did: 202 and a task that may fail later, 404 for what a
 * bound key may not see, errors with its codes, connections that it closes. Tests of protocol and failures need no
 * more; how well the real one finds has to be measured with the real one.
 */
export async function aFakeMeilisearch(): Promise<FakeMeilisearch> {
  const indexes = new Map<string, Index>();
  const trouble: Trouble = {};
  const tasks = createTasks({ delayMs: TASK_MS, isStuck: () => trouble.stuck === true });
  const failing: typeof tasks = {
    ...tasks,
    take: (type, uid, body) =>
      tasks.take(type, uid, () => {
        if (trouble.failing === type) throw new Error("there is no space left on the device");
        body();
      }),
  };
  const route = createRoutes(indexes, failing);
  const apiKey = "a key that is bound to the forum's indexes";
  const seen: string[] = [];
  const asked: string[] = [];
  let server: Server;
  let port = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://localhost");
    seen.push(`${request.method} ${url.pathname}`);
    if (trouble.hangUp) return void request.socket.destroy();
    const refusal = url.pathname === "/health" ? null : refusalOf(request, apiKey);
    if (refusal) {
      // It does not read what it refuses, and closes the connection behind it.
      response.setHeader("connection", "close");
      return send(response, refusal);
    }
    const body = await text(request);
    asked.push(body);
    if (trouble.delayMs && url.pathname.endsWith("search")) await wait(trouble.delayMs);
    if (trouble.status) return send(response, { status: trouble.status });
    const contentType = request.headers["content-type"] ?? "";
    send(
      response,
      route({ method: request.method ?? "GET", path: url.pathname, params: url.searchParams, contentType, text: body }),
    );
  }

  async function start(): Promise<void> {
    server = createServer((request, response) => {
      answer(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
  }

  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    apiKey,
    indexes,
    seen,
    asked,
    trouble,
    start,
    stop() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
    forget: () => indexes.clear(),
  };
}

function refusalOf({ headers }: IncomingMessage, apiKey: string): Reply | null {
  const given = headers.authorization;
  if (!given) {
    const message = "The Authorization header is missing. It must use the bearer authorization method.";
    return { status: 401, body: errorBody("missing_authorization_header", message, "auth") };
  }
  if (given === `Bearer ${apiKey}`) return null;
  return { status: 403, body: errorBody("invalid_api_key", "The provided API key is invalid.", "auth") };
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.statusCode = status;
  if (body === undefined) return void response.end();
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(body));
}
