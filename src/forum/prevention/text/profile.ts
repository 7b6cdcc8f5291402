/** A short text that is there for the profile of whoever wrote it. */
import { contactsIn } from "./contacts.ts";

const ADDRESS =
  /https?:\/\/|\bwww\.|\b(?:[a-z0-9-]{2,63}\.){1,4}(?:com|net|org|info|shop|store|online|site|xyz|top|club|io|me|de)\b/i;
/** What this forum calls the profile, in its languages; no language gets more words than that. */
const PROFILE = /(?<!\p{L})(?:profile?|bio)(?!\p{L})/iu;
/** In a longer text it is what somebody tells of. */
const MOST_WORDS = 24;

/** Whether a profile leads somewhere else. */
export function leadsAway(bio: string): boolean {
  return ADDRESS.test(bio) || contactsIn(bio, []).length > 0;
}

/** Whether a text asks to be followed to the profile. What ends as a question asks something else. */
export function pointsToProfile(own: string, words: number): boolean {
  return words <= MOST_WORDS && PROFILE.test(own) && !own.trimEnd().endsWith("?");
}
