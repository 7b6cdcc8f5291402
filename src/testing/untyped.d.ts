/** What the tests use of two packages that bring no types. */
declare module "smtp-server" {
  import type { Server } from "node:net";
  import type { Readable } from "node:stream";

  type Done<T = undefined> = (error?: Error | null, result?: T) => void;
  type Session = {
    secure: boolean;
    user?: string;
    envelope: { mailFrom: { address: string }; rcptTo: { address: string }[] };
  };
  type Address = { address: string };

  export class SMTPServer {
    readonly server: Server;
    constructor(options: {
      authOptional?: boolean;
      disabledCommands?: string[];
      hideSTARTTLS?: boolean;
      secure?: boolean;
      key?: string;
      cert?: string;
      size?: number;
      closeTimeout?: number;
      onAuth?(auth: { username: string; password: string }, session: Session, done: Done<{ user: string }>): void;
      onConnect?(session: Session, done: Done): void;
      onClose?(session: Session): void;
      onMailFrom?(address: Address, session: Session, done: Done): void;
      onRcptTo?(address: Address, session: Session, done: Done): void;
      onData?(stream: Readable, session: Session, done: Done): void;
    });
    listen(port: number, host: string, done: () => void): void;
    close(done: () => void): void;
    on(event: "error", listener: (error: Error) => void): void;
  }
}

declare module "mailparser" {
  type Person = { name: string; address: string };
  export type ParsedMail = {
    subject: string;
    text: string;
    html: string;
    messageId: string;
    inReplyTo?: string;
    references?: string | string[];
    date: Date;
    from: { value: Person[]; text: string };
    to: { value: Person[]; text: string };
    headers: Map<string, unknown>;
    headerLines: { key: string; line: string }[];
  };
  export function simpleParser(source: string | Buffer): Promise<ParsedMail>;
}
