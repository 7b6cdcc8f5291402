/** A process of its own that sends requests and counts the answers, so that the measured one has its core to itself. */
import { Agent, request as httpRequest } from "node:http";
import { stopwatch } from "./figures.ts";

export interface Load {
  port: number;
  /** Connections that stay open, each with one request after the other. */
  connections: number;
  requests: Request[];
  headers: Record<string, string>;
  /** The cookie of each connection; none: a guest. */
  cookies: string[];
}

export interface Request {
  path: string;
  /** Present: a form that is posted. */
  form?: string;
}

export interface Answers {
  seconds: number;
  statuses: Record<number, number>;
  /** Places in `requests` of those that were answered with 303. */
  accepted: number[];
  bytes: number;
  msP50: number;
  msP99: number;
}

async function run(load: Load): Promise<Answers> {
  const statuses: Record<number, number> = {};
  const accepted: number[] = [];
  const times: number[] = [];
  let bytes = 0;
  let next = 0;

  async function connection(index: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const cookie = load.cookies[index % Math.max(1, load.cookies.length)];
    const headers = { ...load.headers, ...(cookie && { cookie }) };
    for (let at = next++; at < load.requests.length; at = next++) {
      const elapsed = stopwatch();
      const answer = await send(agent, load.port, headers, load.requests[at] as Request);
      times.push(elapsed());
      bytes += answer.bytes;
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (answer.status === 303) accepted.push(at);
    }
    agent.destroy();
  }

  const elapsed = stopwatch();
  await Promise.all(Array.from({ length: load.connections }, (_, index) => connection(index)));
  const seconds = elapsed() / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { seconds, statuses, accepted, bytes, msP50: at(0.5), msP99: at(0.99) };
}

function send(agent: Agent, port: number, headers: Record<string, string>, { path, form }: Request) {
  return new Promise<{ status: number; bytes: number }>((resolve, reject) => {
    const body = form === undefined ? null : Buffer.from(form);
    const request = httpRequest({
      agent,
      port,
      host: "127.0.0.1",
      path,
      method: body ? "POST" : "GET",
      headers: {
        ...headers,
        ...(body && { "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length) }),
      },
    });
    request.once("error", reject);
    request.once("response", (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.once("end", () => resolve({ status: response.statusCode ?? 0, bytes }));
      response.once("error", reject);
    });
    request.end(body ?? undefined);
  });
}

process.on("message", (load: Load) => {
  run(load).then(
    (answers) => process.send?.(answers),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
});
