import type { Forum } from "#forum/forum.ts";
import { loadPost } from "#forum/threads/changes.ts";
import type { PostView } from "#forum/threads/queries.ts";

const MAX_QUOTED_LINES = 30;

/** The Markdown of a post as a quote with a link back, for those who quote without a script. */
export async function quoteOf(forum: Forum, threadPath: string, post: PostView): Promise<string> {
  const { body } = await loadPost(forum.db, post.id);
  // What a post quotes itself is left out: nobody needs a quote of a quote.
  const lines = body.split("\n").filter((line) => !line.startsWith(">"));
  const cut = lines.length > MAX_QUOTED_LINES ? [...lines.slice(0, MAX_QUOTED_LINES), "…"] : lines;
  const name = post.author.displayName.replace(/([\\[\]*_`<>])/g, "\\$1");
  return `> [${name}](${threadPath}/${post.number}):\n>\n${cut.map((line) => `> ${line}`).join("\n")}\n\n`;
}
