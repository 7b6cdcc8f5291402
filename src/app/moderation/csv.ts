/** Lines of a table as RFC 4180 has them, for spreadsheets: what begins like a formula is none. */
export function csv(name: string, rows: readonly (readonly (string | number | null)[])[]): Response {
  const text = rows.map((row) => row.map(cell).join(",")).join("\r\n");
  return new Response(`\uFEFF${text}\r\n`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex",
    },
  });
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
