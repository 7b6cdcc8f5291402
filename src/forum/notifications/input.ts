import { z } from "zod";
import { idField } from "../fields.ts";

export const NOTIFICATIONS_PER_PAGE = 20;

export const markReadInput = z.object({ id: idField });

/** A box that is not ticked is not sent. */
export const mailSettingsInput = z.object({ mailOn: z.literal("on").optional() });

export const muteInput = z.object({ threadId: idField });

export const unsubscribeInput = z.object({ token: z.string().max(100) });
