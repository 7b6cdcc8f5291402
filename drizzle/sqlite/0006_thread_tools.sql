CREATE TABLE `staff_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`target` text NOT NULL,
	`target_id` integer NOT NULL,
	`author_id` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_notes_target` ON `staff_notes` (`target`,`target_id`);--> statement-breakpoint
ALTER TABLE `categories` ADD `close_solved_days` integer;--> statement-breakpoint
ALTER TABLE `posts` ADD `locked_at` integer;--> statement-breakpoint
ALTER TABLE `revisions` ADD `hidden_at` integer;--> statement-breakpoint
ALTER TABLE `threads` ADD `pinned_until` integer;--> statement-breakpoint
ALTER TABLE `threads` ADD `pinned_in_category` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `threads` ADD `close_rule` text;--> statement-breakpoint
ALTER TABLE `threads` ADD `close_at` integer;--> statement-breakpoint
ALTER TABLE `threads` ADD `close_days` integer;--> statement-breakpoint
ALTER TABLE `threads` ADD `reopen_at` integer;--> statement-breakpoint
CREATE INDEX `threads_pinned_until` ON `threads` (`pinned_until`);--> statement-breakpoint
CREATE INDEX `threads_close_rule` ON `threads` (`close_rule`,`closed_at`);--> statement-breakpoint
CREATE INDEX `threads_reopen` ON `threads` (`reopen_at`);--> statement-breakpoint
CREATE INDEX `threads_solved` ON `threads` (`category_id`,`closed_at`,`accepted_at`);--> statement-breakpoint
CREATE INDEX `sessions_address` ON `sessions` (`address`);--> statement-breakpoint
CREATE INDEX `users_silenced` ON `users` (`silenced_until`);--> statement-breakpoint
CREATE INDEX `users_suspended` ON `users` (`suspended_until`);