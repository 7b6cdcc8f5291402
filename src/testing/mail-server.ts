import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export type Received = { from: string; to: string[]; raw: string; user?: string; secure: boolean };

export type MailServer = {
  url: string;
  port: number;
  received: Received[];
  /** The most that were open at the same time. */
  connections: { most: number };
  stop(): Promise<void>;
};

/** Codes with which the server refuses one step of the conversation. */
export type Refusals = { connect?: string; mailFrom?: string; rcptTo?: string; data?: string };

export type MailServerOptions = { refuse?: Refusals; login?: { user: string; password: string }; starttls?: boolean };

/** A real SMTP server on a free port of this machine that keeps what it is given. */
export async function aMailServer({
  refuse = {},
  login,
  starttls = false,
}: MailServerOptions = {}): Promise<MailServer> {
  const received: Received[] = [];
  const connections = { most: 0 };
  let open = 0;
  const server = new SMTPServer({
    authOptional: !login,
    disabledCommands: [...(login ? [] : ["AUTH"]), ...(starttls ? [] : ["STARTTLS"])],
    closeTimeout: 500,
    onAuth: ({ username, password }, _session, done) =>
      username === login?.user && password === login.password
        ? done(null, { user: username })
        : done(refusal("535 5.7.8")),
    onConnect: (_session, done) => {
      open += 1;
      connections.most = Math.max(connections.most, open);
      done(refusal(refuse.connect));
    },
    onClose: () => {
      open -= 1;
    },
    onMailFrom: (_address, _session, done) => done(refusal(refuse.mailFrom)),
    onRcptTo: (address, _session, done) => done(refusal(refuse.rcptTo, address.address)),
    onData: async (stream, session, done) => {
      const raw = (await buffer(stream)).toString("utf8");
      if (refuse.data) return done(refusal(refuse.data));
      const { mailFrom, rcptTo } = session.envelope;
      const envelope = { from: mailFrom.address, to: rcptTo.map((to) => to.address) };
      received.push({ ...envelope, raw, secure: session.secure, ...(session.user ? { user: session.user } : {}) });
      done();
    },
  });
  // A client that hangs up in the middle is part of the stories told here.
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1", () => undefined);
  if (!server.server.listening) await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    connections,
    stop: () => new Promise((done) => server.close(done)),
  };
}

/** A server's words repeat the address, as real ones do. */
function refusal(codes: string | undefined, address = "somebody@example.org"): Error | null {
  if (!codes) return null;
  const [responseCode, ...enhanced] = codes.split(" ");
  return Object.assign(new Error(`${enhanced.join(" ")} <${address}> says no`), { responseCode: Number(responseCode) });
}
