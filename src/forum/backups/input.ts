import { z } from "zod";
import { tickedField } from "../fields.ts";
import { backupsInput } from "../settings/backups.ts";

export const backupsForm = z
  .object({
    daily: tickedField,
    hour: backupsInput.shape.hour,
    keep: backupsInput.shape.keep,
    basis: z.string().max(40).default(""),
  })
  .transform(({ basis, ...backups }) => ({ basis, backups }));

/** The name of a file in DATA_DIR/backups. */
export const backupInput = z.object({ name: z.string().max(60) });
