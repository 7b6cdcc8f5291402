/** sharp as the whole house uses it; loading it takes a while, so whoever needs it seldom imports it late. */
import sharp from "sharp";

// No picture is drawn twice from one source, and one core is enough for each.
sharp.cache(false);
sharp.concurrency(1);

export { sharp };
