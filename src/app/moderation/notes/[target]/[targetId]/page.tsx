import { notFound } from "next/navigation";
import { noteTargetInput } from "#forum/moderation/note/input.ts";
import { notesOn } from "#forum/moderation/note/queries.ts";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { moderation, moderationTitle } from "../../../frame.tsx";
import { StaffNotes } from "../../staff-notes.tsx";

export const generateMetadata = moderationTitle("notes.title");

type Props = { params: Promise<{ target: string; targetId: string }> };

/** The notes on one person or thread: where their form is shown again when it was refused. */
export default async function NotesPage({ params }: Props) {
  const { forum, actor, t } = moderation();
  const asked = noteTargetInput.safeParse(await params);
  if (!asked.success) notFound();
  const notes = await notesOn(forum, actor, asked.data);
  if (!notes) notFound();
  const back = typed(here().form, "addNote", "back", "/moderation");
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("notes.title")} rule={t("notes.rule")} />
      <StaffNotes {...asked.data} back={back} bare />
    </main>
  );
}
