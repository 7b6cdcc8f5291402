import about from "../../package.json" with { type: "json" };

/** Of this program. */
export const STOA_VERSION = about.version;
