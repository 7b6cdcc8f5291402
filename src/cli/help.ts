interface Help {
  usage: readonly string[];
  summary: string;
  text: string;
}

const HELP: Readonly<Record<string, Help>> = {
  import: {
    usage: ["import <format> <path> [--source NAME] [--resume]"],
    summary: "bring another forum in",
    text: `Formats:
  archive        a folder that "export" has written
  stackexchange  a folder with Posts.xml, Users.xml, Comments.xml, Tags.xml, PostLinks.xml
  discourse      a folder with one JSON document a topic

  --source NAME  keeps two sources apart whose ids both start at 1 (else the folder's name)
  --resume       goes on where an interrupted import stopped

A second import of the same source adds only what is new. Nobody gets a mail.`,
  },
  export: {
    usage: ["export <folder>"],
    summary: "write the whole forum as an archive",
    text: "Writes JSON Lines and a manifest into a new folder; an import of it gives the same forum.",
  },
  backup: {
    usage: ["backup <file>"],
    summary: "put everything into one file",
    text: `Writes database and secrets into <file>, a .tar.gz, while the server runs. The file holds everything
that is secret in the forum: keep it where only you can read it. On PostgreSQL use pg_dump instead.`,
  },
  restore: {
    usage: ["restore <file>"],
    summary: "go back to a backup",
    text: `Stop the server first. The archive is checked before anything changes, and what DATA_DIR held before stays in
a folder inside it, until you delete that.`,
  },
  user: {
    usage: ["user create --email ADDRESS --username NAME --role ROLE [--password-stdin]"],
    summary: "make an account",
    text: `Roles: member, staff, moderator, administrator.

  --password-stdin  reads the password from the first line of standard input;
                    without it a link is printed with which the password is chosen`,
  },
  search: {
    usage: ["search reindex"],
    summary: "build the search index anew",
    text: "Builds a new index beside the one that answers, and puts it in its place. The index is never the only copy of anything.",
  },
  addresses: {
    usage: ["addresses list [--data]", "addresses check [--data] [--at URL]"],
    summary: "every public address there ever was",
    text: `"list" writes them one a line: threads under all the names they had, posts, categories, tags, people, and those
that came with an import. "check" asks the running server for each, and tells which does not answer 200, lead on to
what does in one step (301, 308), or say that it is gone (410). Ends with status 1 when there is one.

  --data    those for programs too: feeds, JSON, Markdown
  --at URL  where the server is reached, when not at SITE_URL`,
  },
  recount: {
    usage: ["recount"],
    summary: "count what is kept counted",
    text: `Counts replies, answers, marks, people's posts and categories' threads again, and puts right what doctor has
found wrong. Works while the server runs.`,
  },
  doctor: {
    usage: ["doctor"],
    summary: "look for trouble",
    text: `Checks the environment, the data folder, the database, the counters, jobs and mail, and prints a line for each:
ok, warn or fail. Changes nothing. Ends with status 1 when something has failed.`,
  },
};

export function generalHelp(): string {
  const width = Math.max(...Object.keys(HELP).map((name) => name.length)) + 2;
  const lines = Object.entries(HELP).map(([name, { summary }]) => `  ${name.padEnd(width)}${summary}`);
  return `Administration without a browser; works while the server runs.

scripts/forum <command> …

${lines.join("\n")}

scripts/forum <command> --help tells more. The environment is that of scripts/start: DATA_DIR, DATABASE_URL, …`;
}

export function commandHelp(name: string): string {
  const help = HELP[name];
  if (!help) return generalHelp();
  const usage = help.usage.map((line) => `scripts/forum ${line}`).join("\n");
  return `${usage}\n\n${help.text}`;
}

/** The one of `names` that somebody probably meant, or null when none is near. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const ranked = names
    .map((name) => ({ name, far: name.startsWith(typed) ? 1 : distance(typed, name) }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best && best.far <= Math.max(1, Math.floor(best.name.length / 2)) ? best.name : null;
}

/** Letters to insert, remove or replace to get from one word to the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, against] of [...other].entries()) {
      const replaced = (row[j] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
