import { z } from "zod";
import { idField, optionalLine } from "../fields.ts";
import { sentFields } from "../sent-fields.ts";
import { LANGUAGES } from "../settings/input.ts";
import { MAX_USERNAME_CHARS, usernameProblem } from "./names.ts";

export const MIN_PASSWORD_CHARS = 10;
/** Far beyond any password manager, and short enough not to cost the server time. */
export const MAX_PASSWORD_CHARS = 200;
export const MAX_EMAIL_CHARS = 254;
export const MAX_DISPLAY_NAME_CHARS = 60;
export const MAX_TITLE_CHARS = 80;
export const MAX_TEAM_CHARS = 40;
export const MAX_BIO_CHARS = 600;
export const MAX_REASON_CHARS = 500;
export const MAX_SUSPENSION_DAYS = 3_650;

const MAX_TABLE_CHARS = 100_000;
/** Of a table that comes as a file: so many signs, whatever their script. */
export const MAX_TABLE_BYTES = 4 * MAX_TABLE_CHARS;

export const emailField = z
  .string()
  .trim()
  .min(1)
  .max(MAX_EMAIL_CHARS)
  .regex(/^[^\s\p{C}@<>"(),:;\\[\]]+@[^\s\p{C}@<>"(),:;\\[\]]+\.[^\s\p{C}@<>"(),:;\\[\].]+$/u, { error: "email" })
  // RFC 5321 counts octets.
  .refine((address) => new TextEncoder().encode(address).length <= MAX_EMAIL_CHARS, { error: "email" });

export const newPasswordField = z.string().min(MIN_PASSWORD_CHARS).max(MAX_PASSWORD_CHARS);
/** A password that is only compared: its rules are not the guesser's business. */
export const givenPasswordField = z.string().min(1).max(MAX_PASSWORD_CHARS);

/** Of any script, with every letter and its marks apart. What is longer is turned away before it is normalized. */
const MAX_TYPED_USERNAME_CHARS = 8 * MAX_USERNAME_CHARS;

export const usernameField = z
  .string()
  .refine((name) => name.length <= MAX_TYPED_USERNAME_CHARS, { error: "username_too_long" })
  .trim()
  .transform((name) => name.normalize("NFC"))
  .superRefine((name, context) => {
    const problem = usernameProblem(name);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

export const displayNameField = optionalLine(MAX_DISPLAY_NAME_CHARS);
/** What a staff member does, and whose badge they wear. */
export const titleField = optionalLine(MAX_TITLE_CHARS);
export const teamField = optionalLine(MAX_TEAM_CHARS);
export const roleField = z.enum(["member", "staff", "moderator", "administrator"]);
const tokenField = z.string().max(100);

export const localeField = z.enum(LANGUAGES);

/** A path of ours to go on to; anything else leads home, so that no link sends people elsewhere after signing in. */
export const returnField = z
  .string()
  .max(2_000)
  .catch("/")
  .transform((path) => (isOwnPath(path) && !path.startsWith("/sign-") ? path : "/"));

/** As browsers write addresses, in ASCII: a header can carry nothing else. */
function isOwnPath(path: string): boolean {
  if (!/^\/(?![/\\])[!-[\]-~]*$/.test(path)) return false;
  try {
    return !decodeURIComponent(path.split(/[?#]/)[0] ?? "").includes("\0");
  } catch {
    return false;
  }
}

/** User name or e-mail address. */
const loginField = z.string().trim().min(1).max(MAX_EMAIL_CHARS);

export const signInInput = z.object({
  login: loginField,
  password: givenPasswordField,
  return: returnField.default("/"),
  /** A form that was sent while signed out, waiting to be filled in again: see `resume` in web/action.ts. */
  resume: z.string().max(200_000).optional(),
});

export const setupInput = z.object({
  token: z.string().max(100),
  siteName: z.string().trim().min(1).max(60),
  language: localeField,
  address: z.enum(["sie", "du"]),
  username: usernameField,
  email: emailField,
  password: newPasswordField,
});

export const signUpInput = sentFields.extend({
  username: usernameField,
  email: emailField,
  password: newPasswordField,
  return: returnField.default("/"),
});
export const resendInput = z.object({ request: tokenField });
export const confirmSignUpInput = z.object({
  token: tokenField,
  /** Another name, when the one that was asked for is gone. */
  username: usernameField.optional(),
});
export const confirmEmailInput = z.object({ token: tokenField });

export const forgottenPasswordInput = z.object({ login: loginField });
export const resetPasswordInput = z.object({ token: tokenField, password: newPasswordField });
export const changePasswordInput = z.object({ currentPassword: givenPasswordField, password: newPasswordField });
/** `resume`: the form that asked for it, as web/resume.ts writes it; `return`: where to go on without one. */
export const confirmInput = z.object({
  ownPassword: givenPasswordField,
  resume: z.string().max(100_000).optional(),
  return: returnField,
});
export const changeEmailInput = z.object({ email: emailField, ownPassword: givenPasswordField });
export const revokeSessionInput = z.object({ id: tokenField });

export const profileInput = z.object({
  /** Empty: the user name. */
  displayName: displayNameField,
  bio: z.string().trim().max(MAX_BIO_CHARS),
  /** Empty: the language of the site. */
  locale: localeField.or(z.literal("").transform(() => null)),
  view: z.enum(["threaded", "flat"]),
});

export const invitationInput = z.object({
  email: emailField,
  role: roleField,
  title: titleField.default(""),
  team: teamField.default(""),
});

/** A table: e-mail address, name, role and group on each line. */
export const invitationsInput = z.object({ csv: z.string().trim().min(1).max(MAX_TABLE_CHARS) });

export const acceptInvitationInput = z.object({
  token: tokenField,
  username: usernameField,
  displayName: displayNameField.default(""),
  password: newPasswordField,
});

export const createMemberInput = z.object({
  email: emailField,
  username: usernameField,
  role: roleField,
  password: newPasswordField.optional(),
});

export const withdrawInvitationInput = z.object({ id: tokenField });

export const roleInput = z.object({ userId: idField, role: roleField });
export const staffWordsInput = z.object({ userId: idField, title: titleField, team: teamField });
export const suspendInput = z.object({
  userId: idField,
  /** Whole days from now on; 0: without an end. */
  days: z.coerce.number().int().min(0).max(MAX_SUSPENSION_DAYS),
  /** The person reads it. */
  reason: z.string().trim().min(1).max(MAX_REASON_CHARS),
  /** Of the community; absent: its first. */
  rule: z.string().max(40).optional(),
});
export const liftSuspensionInput = z.object({ userId: idField });

export const findPeopleInput = z.object({
  /** Part of a name or of an address. */
  q: z.string().trim().max(MAX_EMAIL_CHARS).catch("").default(""),
  role: roleField.or(z.literal("")).catch("").default(""),
  state: z.enum(["", "suspended", "unconfirmed"]).catch("").default(""),
});
