import { z } from "zod";
import { fileField, tickedField } from "../fields.ts";

export const MAX_LOGO_MEGABYTES = 2;
export const MAX_LOGO_BYTES = MAX_LOGO_MEGABYTES * 1024 * 1024;

/** What browsers offer to choose from; what a file is, its bytes say. */
export const LOGO_TYPES = "image/png,image/jpeg,image/webp,image/gif";

export const logoForm = z.object({ logo: fileField, logoDark: fileField, nameShown: tickedField });

export const LOGO_VARIANTS = ["light", "dark"] as const;

export const removeLogoInput = z.object({ variant: z.enum(LOGO_VARIANTS) });
