export * from "./categories.ts";
export * from "./knowledge.ts";
export * from "./members.ts";
export * from "./moderation.ts";
export * from "./notifications.ts";
export * from "./search-log.ts";
export * from "./site.ts";
export * from "./threads.ts";
