import { roleField } from "#forum/members/input.ts";

/** From the fewest rights to the most. */
export const ROLES = roleField.options;
