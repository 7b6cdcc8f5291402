CREATE TABLE `akismet_checks` (
	`post_id` integer PRIMARY KEY NOT NULL,
	`author_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`verdict` text NOT NULL,
	`told` text,
	`checked_at` integer NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `akismet_checks_author` ON `akismet_checks` (`author_id`);--> statement-breakpoint
CREATE INDEX `akismet_checks_checked` ON `akismet_checks` (`checked_at`);