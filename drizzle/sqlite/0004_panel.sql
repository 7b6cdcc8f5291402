CREATE TABLE `activity_days` (
	`day` integer PRIMARY KEY NOT NULL,
	`people` integer NOT NULL,
	`threads` integer NOT NULL,
	`replies` integer NOT NULL,
	`questions` integer NOT NULL,
	`answered` integer NOT NULL,
	`first_replies` text NOT NULL,
	`counted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`actor_id` integer,
	`data` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_log_created` ON `audit_log` (`created_at`);--> statement-breakpoint
CREATE INDEX `audit_log_actor` ON `audit_log` (`actor_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `audit_log_kind` ON `audit_log` (`kind`,`created_at`);--> statement-breakpoint
CREATE TABLE `custom_pages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`title_de` text NOT NULL,
	`body_de` text NOT NULL,
	`title_en` text NOT NULL,
	`body_en` text NOT NULL,
	`in_footer` integer NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `custom_pages_slug` ON `custom_pages` (`slug`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `settings` ADD `changed_by` integer;--> statement-breakpoint
ALTER TABLE `settings` ADD `changed_at` integer;--> statement-breakpoint
CREATE INDEX `posts_created` ON `posts` (`created_at`);--> statement-breakpoint
INSERT INTO `audit_log` (`kind`, `subject_id`, `actor_id`, `data`, `created_at`) SELECT `kind`, `subject_id`, `actor_id`, `data`, `created_at` FROM `events` WHERE `kind` IN ('settings.changed', 'limits.changed', 'crawlers.changed', 'search.words_changed', 'category.created', 'category.edited', 'category.deleted', 'category.emptied', 'category.ordered', 'tag.created', 'tag.edited', 'tag.deleted', 'tag.merged', 'group.created', 'group.renamed', 'group.deleted', 'group.member_added', 'group.member_removed', 'member.role_changed', 'member.staff_words_changed', 'member.suspended', 'member.suspension_lifted', 'member.invited', 'job.retried', 'job.dropped', 'archive.imported') ORDER BY `id`;--> statement-breakpoint
CREATE TRIGGER `audit_log_stays` BEFORE UPDATE ON `audit_log` BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;--> statement-breakpoint
CREATE TRIGGER `audit_log_remains` BEFORE DELETE ON `audit_log` BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
