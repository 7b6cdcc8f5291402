/**
 * Loaded before the program (`node --import`): halves the time to start. For every single file of a package Node
 * parses the whole package.json again, and drizzle-orm's lists 180 KB of exports for its 300 files: 1.3 s of a start.
 * Its files name each other in full, so nothing has to be looked up.
 */
import { registerHooks } from "node:module";

const SLOW = "/node_modules/drizzle-orm/";

registerHooks({
  resolve(specifier, context, nextResolve) {
    const { parentURL } = context;
    if (parentURL?.includes(SLOW) && specifier.startsWith(".") && specifier.endsWith(".js")) {
      return { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true };
    }
    return nextResolve(specifier, context);
  },
});
