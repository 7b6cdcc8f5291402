import { z } from "zod";
import { idField } from "../fields.ts";
import { givenPasswordField } from "../members/input.ts";

/** What becomes of what somebody wrote: it stays without their name, or goes too. */
export const CONTRIBUTIONS = ["keep", "remove"] as const;

const contributions = z.enum(CONTRIBUTIONS, { error: "required" });

export const leaveInput = z.object({ ownPassword: givenPasswordField, contributions });
export const deleteAccountInput = z.object({ userId: idField, contributions });
