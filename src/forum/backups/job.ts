/** The job that makes a backup. It has a file of its own, because pages ask for it, and what makes one is none of theirs. */
export const BACKUP_JOB = "backup.make";
