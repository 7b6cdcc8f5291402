CREATE TABLE `moved_posts` (
	`thread_id` integer NOT NULL,
	`number` integer NOT NULL,
	`post_id` integer NOT NULL,
	PRIMARY KEY(`thread_id`, `number`),
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `moved_posts_post` ON `moved_posts` (`post_id`);--> statement-breakpoint
ALTER TABLE `threads` ADD `merged_into` integer;--> statement-breakpoint
CREATE INDEX `threads_merged` ON `threads` (`merged_into`);