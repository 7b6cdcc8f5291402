import { z } from "zod";

export const NOTIFICATIONS_PER_PAGE = 20;

const id = z.coerce.number().int().min(1).max(2_147_483_647);

export const markReadInput = z.object({ id });

/** A box that is not ticked is not sent. */
export const mailSettingsInput = z.object({ mailOn: z.literal("on").optional() });

export const muteInput = z.object({ threadId: id });

export const unsubscribeInput = z.object({ token: z.string().max(100) });
