CREATE TABLE `blocks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL,
	`ends_at` integer
);
--> statement-breakpoint
CREATE INDEX `blocks_ends` ON `blocks` (`ends_at`);--> statement-breakpoint
CREATE TABLE `known_hosts` (
	`host` text PRIMARY KEY NOT NULL,
	`post_id` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `spam_attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `spam_attempts_user` ON `spam_attempts` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `spam_attempts_created` ON `spam_attempts` (`created_at`);--> statement-breakpoint
CREATE TABLE `spam_traces` (
	`attempt_id` integer NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`value`, `attempt_id`),
	FOREIGN KEY (`attempt_id`) REFERENCES `spam_attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `spam_traces_attempt` ON `spam_traces` (`attempt_id`);--> statement-breakpoint
CREATE TABLE `watched_words` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`text` text NOT NULL,
	`is_pattern` integer NOT NULL,
	`action` text NOT NULL,
	`extra` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `categories` ADD `slow_seconds` integer;--> statement-breakpoint
ALTER TABLE `threads` ADD `slow_seconds` integer;