CREATE TABLE "logos" (
	"version" text PRIMARY KEY NOT NULL,
	"data" text,
	"created_at" bigint NOT NULL
);
