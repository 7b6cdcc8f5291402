/** Hidden fields of forms that tell people from programs. Imported by inputs, so it brings nothing of the server with it. */
import { z } from "zod";

/** A field that people do not see: who fills it is a program. No browser fills in a name like this. */
export const TRAP_FIELD = "contact_note";

export const sentFields = z.object({
  /** When the form was shown, signed; see sent.ts. */
  shown: z.string().max(100).default("").catch(""),
  [TRAP_FIELD]: z.string().max(100_000).default("").catch("x"),
});
