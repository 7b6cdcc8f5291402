/** What speaks for spam, each with the points it counts and a number for its sentence under `spam.signals`. */
export const SIGNALS = [
  "trap",
  "too_quick",
  "many_posts",
  "shared_address",
  "links",
  "only_links",
  "shortener",
  "buried_link",
  "bad_host",
  "phone",
  "email",
  "handle",
  "contact_in_title",
  "profile_link",
  "points_to_profile",
  "mixed_letters",
  "invisible_signs",
  "spread_letters",
  "digits_for_letters",
  "copied",
  "like_others",
  "like_own",
  "like_spam",
  "same_place_others",
  "same_place_own",
  "same_place_spam",
  "bad_email",
  "bad_address",
  "others_wait",
  "approved_before",
  "trusted",
] as const;
export type SignalKey = (typeof SIGNALS)[number];

export interface Signal {
  key: SignalKey;
  points: number;
  /** How many, or how much in percent. */
  n: number;
}

export function scoreOf(signals: readonly Signal[]): number {
  return Math.max(
    0,
    signals.reduce((sum, { points }) => sum + points, 0),
  );
}
