CREATE TABLE "akismet_checks" (
	"post_id" integer PRIMARY KEY NOT NULL,
	"author_id" integer NOT NULL,
	"revision" integer NOT NULL,
	"verdict" text NOT NULL,
	"told" text,
	"checked_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "akismet_checks" ADD CONSTRAINT "akismet_checks_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "akismet_checks_author" ON "akismet_checks" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "akismet_checks_checked" ON "akismet_checks" USING btree ("checked_at");