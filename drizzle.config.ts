import { defineConfig } from "drizzle-kit";

// Migrations are generated twice from one schema: `npm run migrations` runs this once a dialect.
const postgres = Boolean(process.env.DATABASE_URL);

export default defineConfig({
  dialect: postgres ? "postgresql" : "sqlite",
  schema: "./src/db/schema/index.ts",
  out: postgres ? "./drizzle/postgres" : "./drizzle/sqlite",
  casing: "snake_case",
});
