import type { Judge } from "../threads/gate.ts";

/** Who looks at texts before they are published, in this order. */
export const judges: readonly Judge[] = [];
