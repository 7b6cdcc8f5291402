import { z } from "zod";

export const MAX_BACKUPS_KEPT = 365;

export const backupsInput = z.object({
  /** Whether one is made each day by itself. */
  daily: z.boolean().default(false),
  /** Hour of the day in the forum's time zone. */
  hour: z.coerce.number().int().min(0).max(23).default(3),
  /** Older ones are removed once there are more. */
  keep: z.coerce.number().int().min(1).max(MAX_BACKUPS_KEPT).default(7),
});
export type BackupSettings = z.infer<typeof backupsInput>;
