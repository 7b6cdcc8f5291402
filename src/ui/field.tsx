import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { Icon } from "./icon.tsx";
import { Spaced } from "./spaced.tsx";

/** What every control has. `error` stands beside the field; `optional` is the word for fields that may stay empty. */
export type FieldText = {
  name: string;
  label: ReactNode;
  /** Default: `name`. Needed where two forms on a page have a field of the same name. */
  id?: string;
  hint?: ReactNode;
  error?: string;
  optional?: string;
};

type Described = { "aria-describedby"?: string; "aria-invalid"?: true };

/** The attributes that tie a control to its hint and its error. */
export function described(id: string, text: Pick<FieldText, "hint" | "error">): Described {
  const ids = [text.hint && `${id}-hint`, text.error && `${id}-error`].filter(Boolean);
  return {
    ...(ids.length > 0 && { "aria-describedby": ids.join(" ") }),
    ...(text.error && { "aria-invalid": true as const }),
  };
}

function Below({ id, hint, error }: { id: string; hint?: ReactNode; error?: string }) {
  return (
    <>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="error" id={`${id}-error`}>
          <Icon name="stop" />
          {error}
        </span>
      )}
    </>
  );
}

/** Label, control, hint and error in one column. The control must carry `id` and `described(id, …)`. */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: Omit<FieldText, "name" | "id"> & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional"> · {optional}</span>}
      </label>
      {children} <Below id={id} hint={hint} error={error} />
    </div>
  );
}

type Own = "id" | "name" | "className" | "style" | "value" | "defaultValue" | "children";

/** One line of text; `value` is what the field shows at first (or what was sent and refused). */
export function TextField({
  name,
  label,
  id = name,
  hint,
  error,
  optional,
  value,
  short,
  type = "text",
  ...rest
}: FieldText & { value?: string | number; short?: boolean } & Omit<InputHTMLAttributes<HTMLInputElement>, Own>) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <input
        {...rest}
        {...described(id, { hint, error })}
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        className={short ? "control short" : "control"}
      />
    </Field>
  );
}

/** A file to choose; the form that it stands in is `multipart/form-data`. Browsers forget it when the form comes back. */
export function FileField({
  name,
  label,
  id = name,
  hint,
  error,
  optional,
  ...rest
}: FieldText & Pick<InputHTMLAttributes<HTMLInputElement>, "accept" | "required">) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <input {...rest} {...described(id, { hint, error })} id={id} name={name} type="file" className="control file" />
    </Field>
  );
}

export function TextArea({
  name,
  label,
  id = name,
  hint,
  error,
  optional,
  value,
  ...rest
}: FieldText & { value?: string } & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Own>) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        {...rest}
        {...described(id, { hint, error })}
        id={id}
        name={name}
        defaultValue={value}
        className="control"
      />
    </Field>
  );
}

export type Option = { value: string; label: string; hint?: ReactNode; disabled?: boolean };

export function SelectField({
  name,
  label,
  id = name,
  hint,
  error,
  optional,
  value,
  options,
  ...rest
}: FieldText & { value?: string; options: readonly Option[] } & Omit<SelectHTMLAttributes<HTMLSelectElement>, Own>) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <select
        {...rest}
        {...described(id, { hint, error })}
        id={id}
        name={name}
        defaultValue={value}
        className="control"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A single yes or no; posts `value` (default "on") when ticked. */
export function Checkbox({
  name,
  label,
  id = name,
  hint,
  error,
  checked,
  value = "on",
  required,
}: FieldText & { checked?: boolean; value?: string; required?: boolean }) {
  return (
    <div className="field">
      <label className="choice">
        <input
          {...described(id, { hint, error })}
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={checked}
          required={required}
        />
        <span>{label}</span>{" "}
        {hint && (
          <span className="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </label>
      <Below id={id} error={error} />
    </div>
  );
}

/** One of several (`radio`) or any of several (`checkbox`, posting `name` once for each). */
export function ChoiceGroup({
  name,
  label,
  id = name,
  hint,
  error,
  optional,
  options,
  value,
  type = "radio",
}: FieldText & {
  options: readonly Option[];
  value?: string | readonly string[];
  type?: "radio" | "checkbox";
}) {
  const chosen = new Set(typeof value === "string" ? [value] : (value ?? []));
  return (
    <fieldset className="field" id={id} tabIndex={-1} {...described(id, { hint, error })}>
      <legend>
        {label}
        {optional && <span className="optional"> · {optional}</span>}
      </legend>
      <Below id={id} hint={hint} error={error} />
      <div>
        {options.map((option) => (
          <label className="choice" key={option.value}>
            <input
              type={type}
              name={name}
              value={option.value}
              defaultChecked={chosen.has(option.value)}
              disabled={option.disabled}
            />
            <span>{option.label}</span> {option.hint && <span className="hint">{option.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The buttons under a form. */
export function FormActions({ children }: { children: ReactNode }) {
  return (
    <div className="form-acts">
      <Spaced>{children}</Spaced>
    </div>
  );
}
