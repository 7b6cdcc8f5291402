import type { ReactNode } from "react";
import type { ActionItem } from "./action-item.tsx";
import { Action } from "./action-item.tsx";
import { Static } from "./static.tsx";

/** A table; the first cell of each row names it. On a phone each row of three columns or more is a block, with the names of its columns inside. */
export function DataTable({
  caption,
  captionHidden,
  columns,
  rows,
}: {
  caption: string;
  captionHidden?: boolean;
  columns: readonly { label: string; end?: boolean; labelHidden?: boolean }[];
  rows: readonly { key: string | number; cells: readonly ReactNode[] }[];
}) {
  return (
    <Static as="section" className="scroll" aria-label={caption} tabIndex={0}>
      <table className={columns.length > 2 ? "sheet stacks" : "sheet"}>
        <caption className={captionHidden ? "vh" : undefined}>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={column.end ? "end" : undefined}>
                {column.labelHidden ? <span className="vh">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => {
                const column = columns[index];
                const shape = column?.end ? "end" : undefined;
                return index === 0 ? (
                  <th key={column?.label} scope="row" className={shape}>
                    {cell}
                  </th>
                ) : (
                  <td
                    key={column?.label}
                    className={shape}
                    data-label={column?.labelHidden ? undefined : column?.label}
                  >
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Static>
  );
}

/** The actions of one row. */
export function RowActions({ items }: { items: readonly ActionItem[] }) {
  return (
    <div className="row-acts">
      {items.map((item) => (
        <Action key={item.label} item={item} className="btn quiet small" />
      ))}
    </div>
  );
}

export type DiffRow =
  | { kind: "same" | "added" | "removed"; parts: readonly { text: string; changed?: boolean }[] }
  /** Unchanged lines that are left out, in words; `lines` can be unfolded. */
  | { kind: "skipped"; text: string; lines?: readonly string[] };

const SIGNS = { same: " ", added: "+", removed: "−" } as const;

/** Two versions of a text line by line; changed words are marked inside their line. */
export function DiffView({
  label,
  rows,
  words,
}: {
  label: string;
  rows: readonly DiffRow[];
  words: { added: string; removed: string };
}) {
  return (
    <Static as="section" className="diff" aria-label={label}>
      {rows.map((row, index) => {
        const key = `${index} ${row.kind}`;
        if (row.kind === "skipped") return <Skipped key={key} row={row} />;
        return (
          <div key={key} className={row.kind}>
            <span className="sign" aria-hidden="true">
              {SIGNS[row.kind]}
            </span>
            <span>
              {row.kind !== "same" && <span className="vh">{words[row.kind]}: </span>}
              <DiffParts row={row} />
            </span>
          </div>
        );
      })}
    </Static>
  );
}

function Skipped({ row }: { row: Extract<DiffRow, { kind: "skipped" }> }) {
  if (!row.lines) return <div className="skipped">{row.text}</div>;
  return (
    <details className="skipped">
      <summary>{row.text}</summary>
      <pre>{row.lines.join("\n")}</pre>
    </details>
  );
}

function DiffParts({ row }: { row: Exclude<DiffRow, { kind: "skipped" }> }) {
  const Changed = row.kind === "added" ? "ins" : "del";
  let place = 0;
  return row.parts.map(({ text, changed }) => {
    place += text.length;
    return changed && row.kind !== "same" ? <Changed key={`${place} ${text}`}>{text}</Changed> : text;
  });
}
