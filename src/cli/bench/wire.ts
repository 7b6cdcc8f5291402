/**
 * HTTP on one open connection, and no more of it than our server speaks. Node's own client takes three times the CPU
 * of a kept page's answer, and would be what is measured.
 */
import { connect, type Socket } from "node:net";

const HEAD_END = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

export interface WireAnswer {
  status: number;
  /** Of the body, as it was sent. */
  bytes: number;
}

export interface Wire {
  /** One at a time. */
  ask(request: string): Promise<WireAnswer>;
  close(): void;
}

export async function openWire(port: number): Promise<Wire> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  });
  const answers = answersOn(socket);
  return {
    ask(request) {
      const answer = answers.next();
      socket.write(request);
      return answer;
    },
    close: () => void socket.destroy(),
  };
}

/** The text of a request; `form`: one that is posted. */
export function requestText(path: string, headers: Readonly<Record<string, string>>, form?: string): string {
  const all = { host: "127.0.0.1", ...headers, ...(form !== undefined && formHeaders(form)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${form === undefined ? "GET" : "POST"} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${form ?? ""}`;
}

const formHeaders = (form: string) => ({
  "content-type": "application/x-www-form-urlencoded",
  "content-length": String(Buffer.byteLength(form)),
});

function answersOn(socket: Socket): { next(): Promise<WireAnswer> } {
  let waiting: { resolve(answer: WireAnswer): void; reject(error: Error): void } | null = null;
  let parts: Buffer[] = [];
  let length = 0;
  /** Known once the head is there; null: it comes in chunks. */
  let wanted: number | null | undefined;
  let headLength = 0;
  let status = 0;

  const fail = (error: Error) => {
    waiting?.reject(error);
    waiting = null;
  };
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("the server closed the connection")));
  socket.on("data", (data) => {
    parts.push(data);
    length += data.length;
    if (wanted === undefined) readHead();
    const isDone = wanted === null ? whole().subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) : length === wanted;
    if (wanted === undefined || !isDone) return;
    const answer = { status, bytes: length - headLength };
    parts = [];
    length = 0;
    wanted = undefined;
    const { resolve } = waiting ?? {};
    waiting = null;
    resolve?.(answer);
  });

  function whole(): Buffer {
    if (parts.length > 1) parts = [Buffer.concat(parts)];
    return parts[0] ?? Buffer.alloc(0);
  }

  function readHead(): void {
    const text = whole();
    const end = text.indexOf(HEAD_END);
    if (end < 0) return;
    headLength = end + HEAD_END.length;
    const head = text.toString("latin1", 0, end);
    status = Number(head.slice(9, 12));
    const stated = /^content-length: *(\d+)/im.exec(head)?.[1];
    if (stated !== undefined) wanted = headLength + Number(stated);
    else wanted = status === 304 || status === 204 ? headLength : null;
  }

  return { next: () => new Promise((resolve, reject) => (waiting = { resolve, reject })) };
}
