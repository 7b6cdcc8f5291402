import { z } from "zod";
import { idField, line, nested, optionalLine, tickedField } from "../fields.ts";
import { limitsInput, MAX_SITE_DESCRIPTION_CHARS, MAX_SITE_NAME_CHARS, settingsInput } from "../settings/input.ts";

const { language, address, accent, timeZone, imprintLink, privacyLink } = settingsInput.shape;

/** What the form was filled from; see fingerprint.ts. */
const basis = z.string().max(40).default("");

/** The settings as a form sends them. */
export const settingsForm = z.object({
  siteName: line(MAX_SITE_NAME_CHARS),
  siteDescription: optionalLine(MAX_SITE_DESCRIPTION_CHARS).default(""),
  language,
  address,
  accent: accent.transform((color) => color.toLowerCase()),
  math: tickedField,
  registrationOpen: tickedField,
  timeZone,
  imprintLink,
  privacyLink,
  basis,
});

/** Fields named `signInByAddress.count` and `signInByAddress.seconds`. */
export const limitsForm = z.preprocess(
  nested,
  limitsInput.extend({ basis }).transform(({ basis, ...limits }) => ({ basis, limits })),
);

export const jobInput = z.object({ id: idField });
