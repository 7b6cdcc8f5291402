/** A process of its own that sends requests and counts the answers, so that the measured one has its core to itself. */
import { stopwatch } from "./figures.ts";
import { openWire, requestText } from "./wire.ts";

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
    const wire = await openWire(load.port);
    const cookie = load.cookies[index % Math.max(1, load.cookies.length)];
    const headers = { ...load.headers, ...(cookie && { cookie }) };
    for (let at = next++; at < load.requests.length; at = next++) {
      const { path, form } = load.requests[at] as Request;
      const text = requestText(path, headers, form);
      const elapsed = stopwatch();
      const answer = await wire.ask(text);
      times.push(elapsed());
      bytes += answer.bytes;
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (answer.status === 303) accepted.push(at);
    }
    wire.close();
  }

  const elapsed = stopwatch();
  await Promise.all(Array.from({ length: load.connections }, (_, index) => connection(index)));
  const seconds = elapsed() / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { seconds, statuses, accepted, bytes, msP50: at(0.5), msP99: at(0.99) };
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
