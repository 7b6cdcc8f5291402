/** Loaded before each test file of the project `postgres`: the schema picks its dialect from this when it loads. */
import { inject } from "vitest";

process.env.DATABASE_URL = inject("postgresUrl");
