import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import type { z } from "zod";
import type { Forum } from "#forum/forum.ts";
import { createMember } from "#forum/members/create.ts";
import { createMemberInput, MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS, roleField } from "#forum/members/input.ts";
import { translatorFor } from "#platform/translate.ts";
import { Problem } from "./problem.ts";

/** `user create --email ADDRESS --username NAME --role ROLE [--password-stdin]` */
export async function userCommand(
  forum: Forum,
  [verb, ...args]: string[],
  stdin: NodeJS.ReadableStream = process.stdin,
): Promise<void> {
  if (verb !== "create") throw new Problem("What shall be done? scripts/forum user create makes an account.");
  const { values } = parseArgs({
    args,
    options: {
      email: { type: "string" },
      username: { type: "string" },
      role: { type: "string" },
      "password-stdin": { type: "boolean" },
    },
  });
  for (const name of ["email", "username", "role"] as const) {
    if (values[name] === undefined) throw new Problem(`--${name} is missing. See --help.`);
  }
  const password = values["password-stdin"] ? ((await text(stdin)).split(/\r?\n/)[0] ?? "") : undefined;
  const parsed = createMemberInput.safeParse({ ...values, password });
  if (!parsed.success) throw new Problem(parsed.error.issues.map(sentenceOf).join("\n"));
  const { userId, link } = await createMember(forum, parsed.data);
  const { username, role } = parsed.data;
  console.log(`Account ${username} (${role}) has the number ${userId}.`);
  if (link) console.log(`Choose its password here, within two hours: ${link}`);
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  if (name === "role") return `--role should be one of ${roleField.options.join(", ")}.`;
  if (name === "password") {
    return `The password should have ${MIN_PASSWORD_CHARS} to ${MAX_PASSWORD_CHARS} characters, on the first line.`;
  }
  const code = /^[a-z_]+$/.test(issue.message) ? issue.message : "invalid";
  return `--${name}: ${translatorFor("en", "sie")(`errors.${code}`)}`;
}
