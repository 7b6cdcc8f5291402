import type { Options } from "nodemailer/lib/smtp-transport/index.js";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Connection options of `smtp://user:password@host:port` (STARTTLS when the server offers it) or
 * `smtps://…` (TLS from the first byte). A password leaves this machine over TLS only, unless the
 * address says `?requireTLS=false`. Further switches, named as nodemailer names them: `requireTLS=true`,
 * `ignoreTLS=true`, `tls.rejectUnauthorized=false`, `name=…` (what we call ourselves in EHLO).
 * @throws Error with a sentence for the operator, without the password.
 */
export function smtpOptions(smtpUrl: string): Options {
  const url = parse(smtpUrl);
  const secure = url.protocol === "smtps:";
  const user = decode(url.username);
  const sendsPasswordAway = user !== "" && !LOOPBACK.has(url.hostname);
  const name = url.searchParams.get("name");
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && flag(url, "requireTLS", sendsPasswordAway),
    ignoreTLS: flag(url, "ignoreTLS", false),
    tls: { rejectUnauthorized: flag(url, "tls.rejectUnauthorized", true) },
    ...(name ? { name } : {}),
    ...(user ? { auth: { user, pass: decode(url.password) } } : {}),
  };
}

function parse(smtpUrl: string): URL {
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
  if (!url || !["smtp:", "smtps:"].includes(url.protocol) || !url.hostname) {
    throw new Error("SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465");
  }
  return url;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Error("SMTP_URL: write special characters in user and password as %XX (a % itself as %25)");
  }
}

function flag(url: URL, name: string, otherwise: boolean): boolean {
  const value = url.searchParams.get(name);
  if (value === null) return otherwise;
  if (value !== "true" && value !== "false") throw new Error(`SMTP_URL: ${name} must be true or false`);
  return value === "true";
}
