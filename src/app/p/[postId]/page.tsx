import { pathId } from "#web/params.ts";
import { postRedirect } from "../../post-redirect.ts";

/** `/p/ID` leads to the page that holds the post, at its place, in one step. */
export default async function PostPage({ params }: { params: Promise<{ postId: string }> }) {
  const postId = pathId((await params).postId);
  await postRedirect(postId === null ? null : { postId });
}
