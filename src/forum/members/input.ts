import { z } from "zod";
import { LANGUAGES } from "../settings/input.ts";
import { usernameProblem } from "./names.ts";

export const MIN_PASSWORD_CHARS = 10;
/** Far beyond any password manager, and short enough not to cost the server time. */
export const MAX_PASSWORD_CHARS = 200;
export const MAX_EMAIL_CHARS = 254;
export const MAX_DISPLAY_NAME_CHARS = 60;
export const MAX_TITLE_CHARS = 80;
export const MAX_BIO_CHARS = 600;

export const emailField = z
  .string()
  .trim()
  .min(1)
  .max(MAX_EMAIL_CHARS)
  .regex(/^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+\.[^\s@<>"(),:;\\[\].]+$/, { error: "email" });

export const newPasswordField = z.string().min(MIN_PASSWORD_CHARS).max(MAX_PASSWORD_CHARS);
/** A password that is only compared: its rules are not the guesser's business. */
export const givenPasswordField = z.string().min(1).max(MAX_PASSWORD_CHARS);

export const usernameField = z
  .string()
  .trim()
  .transform((name) => name.normalize("NFC"))
  .superRefine((name, context) => {
    const problem = usernameProblem(name);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

export const localeField = z.enum(LANGUAGES);

/** A path of ours to go on to; anything else leads home, so that no link sends people elsewhere after signing in. */
export const returnField = z
  .string()
  .max(2_000)
  .catch("/")
  .transform((path) => (/^\/(?![/\\])[^\\\s]*$/.test(path) && !path.startsWith("/sign-") ? path : "/"));

export const signInInput = z.object({
  /** User name or e-mail address. */
  login: z.string().trim().min(1).max(MAX_EMAIL_CHARS),
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
