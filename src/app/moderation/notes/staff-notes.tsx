import { MAX_NOTE_CHARS, type NoteTarget } from "#forum/moderation/note/input.ts";
import { notesOn } from "#forum/moderation/note/queries.ts";
import { Action } from "#ui/action-item.tsx";
import { Button } from "#ui/button.tsx";
import { TextArea } from "#ui/field.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { moment, numeral } from "#web/format.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";

/** What moderators noted on a person or a thread, and the form for one more; nothing for everybody else. */
export async function StaffNotes({ target, targetId, back, bare }: NoteTarget & { back: string; bare?: boolean }) {
  const { forum, actor, t, locale } = here();
  const notes = await notesOn(forum, actor, { target, targetId });
  if (!notes) return null;
  const count = notes.length > 0 ? ` (${numeral(locale, notes.length)})` : "";
  return (
    <section className="notes" aria-label={t(`notes.on.${target}`)}>
      {!bare && <h2 className="h2">{`${t(`notes.on.${target}`)}${count}`}</h2>}
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <p className="whitespace-pre-line" dir="auto">
              {note.body}
            </p>
            <p className="meta">
              <span>{note.by.displayName}</span>
              <Time {...moment(locale, note.at)} relative />
            </p>
            {note.mayRemove && (
              <Action
                item={{
                  do: "removeNote",
                  action: `/moderation/notes/${target}/${targetId}`,
                  fields: { noteId: note.id, back },
                  label: t("notes.remove"),
                }}
                className="btn quiet small"
              />
            )}
          </li>
        ))}
      </ul>
      <details open={bare}>
        <summary className="btn quiet small">{t("notes.add")}</summary>
        <NoteForm target={target} targetId={targetId} back={back} />
      </details>
    </section>
  );
}

function NoteForm({ target, targetId, back }: NoteTarget & { back: string }) {
  const { t, form } = here();
  return (
    <form method="post" action={`/moderation/notes/${target}/${targetId}`} className="form">
      <input type="hidden" name="do" value="addNote" />
      <input type="hidden" name="back" value={back} />
      <FormErrors form="addNote" />
      <TextArea
        name="body"
        id={`note-${target}`}
        label={t("notes.body")}
        hint={t("notes.rule")}
        value={typed(form, "addNote", "body")}
        error={fieldError("addNote", "body")}
        maxLength={MAX_NOTE_CHARS}
        rows={3}
        dir="auto"
        required
      />
      <Button small>{t("notes.submit")}</Button>
    </form>
  );
}
