/** What keeps spam out, as administrators set it. */
import { z } from "zod";

export const MAX_LIST_CHARS = 200_000;

/** Lists that others keep, which are too long to be pasted: each may come as a file too. */
export const BAD_LISTS = ["badEmailDomains", "badAddresses", "badHosts"] as const;
/** Of a list that comes as a file: names of hosts and addresses have a byte for each sign. */
export const MAX_LIST_BYTES = MAX_LIST_CHARS;

const whole = (least: number, most: number, usual: number) =>
  z.coerce.number().int().min(least).max(most).default(usual);
const list = z.string().max(MAX_LIST_CHARS).default("");

export const preventionInput = z.object({
  /** So many points and a text waits for a moderator; 0: none does. */
  holdAt: whole(0, 100, 6),
  /** Posts of an account from its last days are hidden too once so many of its texts wait; 0: never. */
  hideAllAt: whole(0, 100, 3),
  /** So many texts of a new account may wait at once; 0: any number. */
  waitingAtOnce: whole(0, 100, 3),
  /** The first posts of an account wait for a moderator, whatever they say. */
  firstPostsHeld: whole(0, 2, 0),
  /** What new members may put into one post. */
  newLinks: whole(0, 100, 5),
  newImages: whole(0, 100, 5),
  newMentions: whole(0, 100, 3),
  /** Posts of a new member within 24 hours; 0: any number. */
  newPostsADay: whole(0, 1_000, 10),
  /** New accounts may read, and write once a moderator has let them in. */
  approveNewcomers: z.boolean().default(false),
  /** Domains of e-mail, a line each, with which alone one can sign up; "": any. */
  signUpDomains: list,
  /** From when somebody is a member: days since joining, posts that stand, different days with one. */
  memberDays: whole(0, 365, 2),
  memberPosts: whole(0, 1_000, 3),
  memberPostDays: whole(0, 365, 2),
  /** The same for regulars. */
  regularDays: whole(0, 3_650, 30),
  regularPosts: whole(0, 10_000, 30),
  regularPostDays: whole(0, 365, 10),
  /** Lists of bad repute, a line each: domains of e-mail, addresses and networks, hosts that are linked. */
  badEmailDomains: list,
  badAddresses: list,
  badHosts: list,
});
export type Prevention = z.infer<typeof preventionInput>;
