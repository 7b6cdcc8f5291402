CREATE TABLE `answer_checks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`thread_id` integer NOT NULL,
	`post_id` integer NOT NULL,
	`checked_by` integer NOT NULL,
	`checked_at` integer NOT NULL,
	`for_version` text NOT NULL,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_checks_thread` ON `answer_checks` (`thread_id`,`checked_at`);--> statement-breakpoint
CREATE TABLE `thread_feedback` (
	`thread_id` integer NOT NULL,
	`day` integer NOT NULL,
	`helped` integer NOT NULL,
	`failed` integer NOT NULL,
	PRIMARY KEY(`thread_id`, `day`),
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `thread_results` (
	`thread_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`body` text NOT NULL,
	`html` text NOT NULL,
	`renderer_version` integer NOT NULL,
	`author_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`thread_id`, `revision`),
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `thread_views` (
	`thread_id` integer PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `search_log` (
	`day` integer NOT NULL,
	`terms` text NOT NULL,
	`searches` integer NOT NULL,
	`results` integer NOT NULL,
	`clicks` integer NOT NULL,
	PRIMARY KEY(`day`, `terms`)
);
--> statement-breakpoint
DROP INDEX `posts_renderer`;--> statement-breakpoint
ALTER TABLE `posts` ADD `folded_at` integer;--> statement-breakpoint
ALTER TABLE `posts` ADD `folded_by` integer;--> statement-breakpoint
CREATE INDEX `posts_renderer` ON `posts` (`renderer_version`,`id`);--> statement-breakpoint
DROP INDEX `threads_author`;--> statement-breakpoint
ALTER TABLE `threads` ADD `result_revision` integer;--> statement-breakpoint
ALTER TABLE `threads` ADD `checked_at` integer;--> statement-breakpoint
CREATE INDEX `threads_unsolved` ON `threads` (`kind`,`accepted_post_id`,`deleted_at`,`last_post_at`);--> statement-breakpoint
CREATE INDEX `threads_author` ON `threads` (`author_id`,`deleted_at`,`created_at`);