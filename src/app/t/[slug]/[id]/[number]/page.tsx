import { pathId } from "#web/params.ts";
import { postRedirect } from "../../../../post-redirect.ts";

/** `/t/SLUG/ID/NUMBER` leads to the page that holds the post, at its place, in one step. */
export default async function NumberedPostPage({ params }: { params: Promise<{ id: string; number: string }> }) {
  const { id, number } = await params;
  const [threadId, postNumber] = [pathId(id), pathId(number)];
  await postRedirect(threadId === null || postNumber === null ? null : { threadId, number: postNumber });
}
