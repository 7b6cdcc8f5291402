CREATE TABLE "moved_posts" (
	"thread_id" integer NOT NULL,
	"number" integer NOT NULL,
	"post_id" integer NOT NULL,
	CONSTRAINT "moved_posts_thread_id_number_pk" PRIMARY KEY("thread_id","number")
);
--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "merged_into" integer;--> statement-breakpoint
ALTER TABLE "moved_posts" ADD CONSTRAINT "moved_posts_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moved_posts" ADD CONSTRAINT "moved_posts_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "moved_posts_post" ON "moved_posts" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "threads_merged" ON "threads" USING btree ("merged_into");