import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { described } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Spaced } from "./spaced.tsx";
import { Static } from "./static.tsx";

/** Words that only the script shows; they travel in a data attribute, because the script knows no language. */
export type EditorWords = {
  toolbar: string;
  bold: string;
  italic: string;
  heading: string;
  quote: string;
  code: string;
  link: string;
  bullets: string;
  numbers: string;
  tasks: string;
  /** The name of the list of people that opens after "@". */
  mentions: string;
  /** "Nothing to preview yet." */
  nothing: string;
  /** After a text was brought back: "Your text from before is back." */
  restored: string;
  /** The line above a quote, with {name} and {link}: "[{name} wrote]({link}):" */
  quoteLead: string;
};

export type EditorProps = {
  name?: string;
  id?: string;
  /** Read out; drawn too unless `labelHidden`. */
  label: string;
  labelHidden?: boolean;
  value?: string;
  placeholder?: string;
  error?: string;
  maxLength?: number;
  required?: boolean;
  /** What stands to the left of the buttons, e.g. "Markdown". */
  note?: ReactNode;
  previewLabel: string;
  submitLabel: string;
  /** The rendered text after "Preview" was pressed without a script. */
  previewHtml?: string;
  /** The thread whose people are offered first after "@". */
  threadId?: number;
  words: EditorWords;
};

/**
 * The writing box: text, preview and the form's buttons; it stands inside a form.
 * "Preview" is a submit button named `preview`, so it works without a script.
 */
export function Editor({
  name = "body",
  id = name,
  label,
  labelHidden,
  value,
  placeholder,
  error,
  maxLength,
  required = true,
  note,
  previewLabel,
  submitLabel,
  previewHtml,
  threadId,
  words,
}: EditorProps) {
  return (
    <div className="field">
      <label htmlFor={id} className={labelHidden ? "vh" : undefined}>
        {label}
      </label>
      <div
        className={error ? "editor invalid" : "editor"}
        data-editor=""
        data-words={JSON.stringify(words)}
        data-thread={threadId}
      >
        <div className="bar" data-toolbar="" />
        <textarea
          {...described(id, { error })}
          id={id}
          name={name}
          defaultValue={value}
          placeholder={placeholder}
          maxLength={maxLength}
          required={required}
          rows={6}
          dir="auto"
        />
        <div className="preview" data-preview={previewLabel} hidden={previewHtml === undefined}>
          {previewHtml !== undefined && (
            <>
              <h3>{previewLabel}</h3>
              <div className="body" dangerouslySetInnerHTML={{ __html: previewHtml }} />
            </>
          )}
        </div>
        <div className="foot-row">
          <Spaced>
            {" "}
            <Button look="primary" small>
              {submitLabel}
            </Button>
            <Button look="line" small name="preview" value="1" formNoValidate>
              {previewLabel}
            </Button>
            <span>{note}</span>
          </Spaced>{" "}
        </div>
      </div>
      {error && (
        <span className="error" id={`${id}-error`}>
          <Icon name="stop" />
          {error}
        </span>
      )}
    </div>
  );
}

/** Out of sight and out of the way of the keyboard; who hears of it is told to leave it alone. */
export function Trap({ name, label }: { name: string; label: string }) {
  return (
    <div className="vh">
      <label>
        {label} <input type="text" name={name} tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  );
}

/**
 * A whole form around the writing box: reply, edit, new thread.
 * `keep` names the text for the script, which keeps it in this browser until it was posted;
 * put the member's id into it, so that two people at one machine never see each other's text.
 */
export function Composer({
  id,
  action,
  hidden,
  keep,
  trap,
  title,
  children,
  editor,
}: {
  id?: string;
  /** Value of the hidden field `do`. */
  action: string;
  hidden?: Readonly<Record<string, string | number>>;
  keep?: string;
  /** A field that nobody sees and programs fill in; its label is for who reads with a screen reader. */
  trap?: { name: string; label: string };
  title?: string;
  /** What stands above the box: whom one replies to, title, category. */
  children?: ReactNode;
  editor: EditorProps;
}) {
  return (
    <Static as="form" className="composer" method="post" id={id} data-keep={keep}>
      <input type="hidden" name="do" value={action} />
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {trap && <Trap {...trap} />}
      {title && <h2 className="h2">{title}</h2>}
      {children}
      <Editor {...editor} />
    </Static>
  );
}
