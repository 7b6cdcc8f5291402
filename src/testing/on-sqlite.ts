/** Loaded before each test file of the project `sqlite`: the schema picks its dialect from this when it loads. */
delete process.env.DATABASE_URL;
