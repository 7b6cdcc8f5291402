CREATE TABLE `case_reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`reporter_id` integer,
	`text` text NOT NULL,
	`revision` integer,
	`counts` integer NOT NULL,
	`data` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reporter_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_reports_once` ON `case_reports` (`case_id`,`reporter_id`);--> statement-breakpoint
CREATE INDEX `case_reports_reporter` ON `case_reports` (`reporter_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`target` text NOT NULL,
	`target_id` integer NOT NULL,
	`user_id` integer,
	`open_key` text,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`report_count` integer NOT NULL,
	`for_administrators` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`outcome` text,
	`closed_by` integer,
	`claimed_by` integer,
	`claimed_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_open` ON `cases` (`open_key`);--> statement-breakpoint
CREATE INDEX `cases_queue` ON `cases` (`closed_at`,`opened_at`);--> statement-breakpoint
CREATE INDEX `cases_target` ON `cases` (`target`,`target_id`);--> statement-breakpoint
CREATE INDEX `cases_user` ON `cases` (`user_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `decision_reviews` (
	`decision_id` integer PRIMARY KEY NOT NULL,
	`reviewer_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer,
	`actor_id` integer,
	`kind` text NOT NULL,
	`target` text NOT NULL,
	`target_id` integer NOT NULL,
	`user_id` integer,
	`rule` text NOT NULL,
	`rule_text` text NOT NULL,
	`reason` text NOT NULL,
	`data` text NOT NULL,
	`undoes` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_undoes` ON `decisions` (`undoes`);--> statement-breakpoint
CREATE INDEX `decisions_case` ON `decisions` (`case_id`);--> statement-breakpoint
CREATE INDEX `decisions_user` ON `decisions` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `decisions_actor` ON `decisions` (`actor_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `decisions_target` ON `decisions` (`target`,`target_id`);--> statement-breakpoint
CREATE INDEX `decisions_created` ON `decisions` (`created_at`);--> statement-breakpoint
CREATE TABLE `legal_notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`reference` text NOT NULL,
	`case_id` integer NOT NULL,
	`reporter_id` integer,
	`name` text NOT NULL,
	`email` text,
	`language` text NOT NULL,
	`address` text NOT NULL,
	`reasons` text NOT NULL,
	`created_at` integer NOT NULL,
	`receipt_sent_at` integer,
	`told_decision_id` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reporter_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `legal_notices_reference` ON `legal_notices` (`reference`);--> statement-breakpoint
CREATE INDEX `legal_notices_case` ON `legal_notices` (`case_id`);--> statement-breakpoint
CREATE INDEX `legal_notices_created` ON `legal_notices` (`created_at`);--> statement-breakpoint
CREATE TABLE `member_notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`kind` text NOT NULL,
	`decision_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`sent_at` integer,
	`cancelled_at` integer,
	`read_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_notices_once` ON `member_notices` (`user_id`,`decision_id`,`kind`);--> statement-breakpoint
CREATE INDEX `member_notices_list` ON `member_notices` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `member_notices_decision` ON `member_notices` (`decision_id`);--> statement-breakpoint
ALTER TABLE `users` ADD `silenced_until` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `silenced_reason` text;--> statement-breakpoint
ALTER TABLE `posts` ADD `withheld` text;--> statement-breakpoint
ALTER TABLE `posts` ADD `withheld_by` integer;--> statement-breakpoint
CREATE INDEX `posts_withheld` ON `posts` (`withheld_by`);--> statement-breakpoint
ALTER TABLE `threads` ADD `withheld` text;--> statement-breakpoint
ALTER TABLE `threads` ADD `withheld_by` integer;--> statement-breakpoint
CREATE INDEX `threads_withheld` ON `threads` (`withheld_by`);--> statement-breakpoint
CREATE TRIGGER `decisions_stay` BEFORE UPDATE ON `decisions` BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;--> statement-breakpoint
CREATE TRIGGER `decisions_remain` BEFORE DELETE ON `decisions` BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
