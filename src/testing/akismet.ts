/** Akismet as its documentation describes it, on this machine: it answers as it is told and keeps what it was asked. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export const GOOD_KEY = "0a1b2c3d4e5f";

export interface AkismetCall {
  name: string;
  fields: Record<string, string>;
}

export interface Akismet {
  url: string;
  calls: AkismetCall[];
  /** What it takes for spam; for the second it gives the tip to throw it away. */
  spam: RegExp;
  surelySpam: RegExp;
  /** Instead of an answer. */
  trouble: "none" | "error" | "silence" | "garbage" | "help";
  /** Breaks off what it has not answered. */
  hangUp(): void;
  stop(): void;
}

export async function anAkismet(): Promise<Akismet> {
  const server = createServer(async (request, response) => {
    const name = request.url?.replace("/1.1/", "") ?? "";
    const fields = Object.fromEntries(new URLSearchParams(await text(request)));
    service.calls.push({ name, fields });
    if (request.method !== "POST") response.writeHead(405).end();
    else if (service.trouble === "none") answer(service, response, { name, fields });
    else makeTrouble(service.trouble, response, fields.api_key ?? "");
  });
  const service: Akismet = {
    ...{ url: "", calls: [], spam: /casino/i, surelySpam: /pills/i, trouble: "none" },
    hangUp: () => server.closeAllConnections(),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return service;
}

function answer({ spam, surelySpam }: Akismet, response: ServerResponse, { name, fields }: AkismetCall): void {
  const isKey = fields.api_key === GOOD_KEY && Boolean(fields.blog);
  if (name === "verify-key") response.end(isKey && fields.key === GOOD_KEY ? "valid" : "invalid");
  else if (!isKey) response.writeHead(200, { "x-akismet-debug-help": "Invalid API key" }).end("invalid");
  else if (!fields.user_ip) response.writeHead(200, { "x-akismet-debug-help": "Empty user_ip" }).end("invalid");
  else if (name.startsWith("submit-")) response.end("Thanks for making the web a better place.");
  else {
    const content = fields.comment_content ?? "";
    if (surelySpam.test(content)) response.setHeader("x-akismet-pro-tip", "discard");
    response.end(String(spam.test(content) || surelySpam.test(content)));
  }
}

function makeTrouble(trouble: Exclude<Akismet["trouble"], "none">, response: ServerResponse, key: string): void {
  if (trouble === "error") response.writeHead(500).end("Something broke.");
  if (trouble === "garbage") response.end(`<html>${"no word ".repeat(5_000)}</html>`);
  if (trouble === "help") response.writeHead(200, { "x-akismet-debug-help": `Nothing for ${key} today` }).end("false");
  // "silence": the line stays open and nothing comes.
}
