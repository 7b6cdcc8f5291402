/** The seven kinds of people whom every right is tried with, and what may be expected of them. */

export const ROLES = ["guest", "member", "silenced", "suspended", "staff", "moderator", "administrator"] as const;
/** `silenced` and `suspended` are members. */
export type Role = (typeof ROLES)[number];

/** What is expected of each of the seven. */
export type ForEach<T> = Readonly<Record<Role, T>>;

/** The same for all, but for some. */
export function forEach<T>(all: T, but: Partial<ForEach<T>> = {}): ForEach<T> {
  const same = Object.fromEntries(ROLES.map((role) => [role, all])) as Record<Role, T>;
  return { ...same, ...but };
}

// What an action answers: "done", "nothing" where nothing has changed by it, or the code of the refusal.
export const everybody = forEach("done");
/** Everybody with an account: while suspended too. */
export const accounts = forEach("done", { guest: "signed_out" });
/** Who may follow what others write: while silenced too. */
export const followers = { ...accounts, suspended: "suspended" };
export const members = { ...followers, silenced: "silenced" };
export const staff = { ...members, member: "not_allowed" };
export const moderators = { ...staff, staff: "not_allowed" };
export const administrators = { ...moderators, moderator: "not_allowed" };
/** Of a category that few see, nothing exists for others, moderators among them. */
export const insiders = { ...members, member: "not_found", staff: "not_found", moderator: "not_found" };
