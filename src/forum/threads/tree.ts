/** How deep replies hang on lines; what is deeper stands on the last line and names what it replies to. */
export const MAX_INDENT = 3;

export interface Placed<Post> {
  post: Post;
  /** Whether the post says in words what it replies to: its parent stands elsewhere, or too far up. */
  saysParent: boolean;
  replies: Placed<Post>[];
}

/**
 * The posts of one page as a tree: a post hangs under its parent when that stands on the same page,
 * else it stands at its number. Deeper than three levels the line stops.
 */
export function threadTree<Post extends { id: number; parentId: number | null; number: number }>(
  page: readonly Post[],
): Placed<Post>[] {
  const roots: Placed<Post>[] = [];
  const placed = new Map<number, { node: Placed<Post>; line: Placed<Post>[]; depth: number }>();
  for (const post of page) {
    const node: Placed<Post> = { post, saysParent: false, replies: [] };
    const parent = post.parentId === null ? undefined : placed.get(post.parentId);
    // A reply to the opening post is a comment on it and hangs there like any other.
    if (!parent) {
      node.saysParent = post.parentId !== null;
      roots.push(node);
      placed.set(post.id, { node, line: roots, depth: 0 });
    } else if (parent.depth < MAX_INDENT) {
      parent.node.replies.push(node);
      placed.set(post.id, { node, line: parent.node.replies, depth: parent.depth + 1 });
    } else {
      node.saysParent = true;
      parent.line.push(node);
      placed.set(post.id, { node, line: parent.line, depth: parent.depth });
    }
  }
  return roots;
}
