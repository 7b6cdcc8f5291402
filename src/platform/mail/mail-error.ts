/**
 * A mail that could not be handed over. The message names codes only: a server's own words often
 * repeat the recipient's address, and addresses belong in no log. For the same reason it has no `cause`.
 */
export class MailError extends Error {
  /** True: trying this mail again cannot help. False: the server, the network or the settings may recover. */
  readonly permanent: boolean;

  constructor(message: string, permanent: boolean) {
    super(message);
    this.name = "MailError";
    this.permanent = permanent;
  }
}

/** What nodemailer puts on its errors. */
type SmtpFailure = { code?: unknown; command?: unknown; response?: unknown; message?: unknown };

/**
 * Permanent is what the server refused with 5xx about this recipient or this mail (RCPT TO, DATA),
 * and what our own side could not even write. What it refuses about us (greeting, STARTTLS, AUTH,
 * MAIL FROM) an administrator can mend while the mail waits.
 */
export function mailErrorFrom(thrown: unknown): MailError {
  if (thrown instanceof MailError) return thrown;
  const failure: SmtpFailure = typeof thrown === "object" && thrown !== null ? thrown : {};
  const command = word(failure.command) || "CONN";
  const code = word(failure.code) || "unknown";
  const reply = replyCodes(failure.response);
  if (!reply) {
    const permanent = code === "EMESSAGE" || (code === "EENVELOPE" && command === "API");
    return new MailError(`No mail handed over: ${code} at ${command}${reason(failure.message)}`, permanent);
  }
  const permanent = reply.startsWith("5") && (command === "RCPT TO" || command === "DATA");
  return new MailError(`The mail server answered ${reply} to ${command}`, permanent);
}

/** "550 5.1.1" of `550 5.1.1 <somebody@example.org> unknown`. */
function replyCodes(response: unknown): string | undefined {
  if (typeof response !== "string") return undefined;
  const found = /^([2-5]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3}))?/.exec(response);
  return found ? [found[1], found[2]].filter(Boolean).join(" ") : undefined;
}

/** Only what the system itself says ("connect ECONNREFUSED 127.0.0.1:25") is worth repeating. */
function reason(message: unknown): string {
  return typeof message === "string" && /^[\x20-\x7e]{1,160}$/.test(message) && !message.includes("@")
    ? ` (${message})`
    : "";
}

function word(value: unknown): string {
  return typeof value === "string" && /^[A-Z][A-Z0-9 ]{0,20}$/.test(value) ? value : "";
}
