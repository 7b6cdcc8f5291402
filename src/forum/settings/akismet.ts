/** Whether Akismet, a service that knows spam, is asked about what newcomers post. Off until there is a key. */
import { z } from "zod";

export const MAX_AKISMET_KEY_CHARS = 100;

export const akismetInput = z.object({
  /** The key as `prevention/akismet/key.ts` has sealed it: nobody reads it here. "": nothing is asked. */
  sealedKey: z.string().max(1_000).default(""),
  /** What is sent of the person besides their name. */
  sendAddress: z.boolean().default(true),
  sendEmail: z.boolean().default(false),
});
export type AkismetSettings = z.infer<typeof akismetInput>;

/** What may be shown and logged of these settings: everything but the key. */
export function shownAkismet({ sealedKey, sendAddress, sendEmail }: AkismetSettings) {
  return { isOn: sealedKey !== "", sendAddress, sendEmail };
}
