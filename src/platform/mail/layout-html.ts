import { accentColours } from "./accent.ts";
import type { LaidOut, MailLink } from "./layout.ts";
import type { TextBlock } from "./post-text.ts";

const SANS = "ui-sans-serif,system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const SERIF = "'Iowan Old Style','Palatino Linotype',Palatino,Georgia,serif";
const MONO = "ui-monospace,'SF Mono',Consolas,'DejaVu Sans Mono',monospace";

/** Light colours stand in the elements, for programs that drop style sheets; dark ones only here. */
const styleSheet = (accent: string): string => `@media (prefers-color-scheme:dark){
.page{background:#171614!important;color:#ece8df!important}
.card{background:#1e1d1a!important;border-color:${accent} #34322d #34322d!important}
.quote{border-color:#4a473f!important;color:#d6d0c4!important}
.code{background:#131210!important;color:#d6d0c4!important}
.quiet,.quiet a{color:#b5afa2!important}
}
@media (max-width:480px){.card{padding:22px 18px 18px!important}}`;

/** The HTML version. Every text is escaped; every address must be http(s). */
export function htmlLayout(mail: LaidOut): string {
  const { accent, ink } = accentColours(mail.accent);
  const greeting = mail.greeting ? paragraph(mail.greeting) : "";
  const parts = mail.parts.map((part) => partHtml(part, accent, ink)).join("\n");
  const title = escaped(mail.title);
  return `<!doctype html>
<html lang="${escaped(mail.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${styleSheet(accent)}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#fbfaf7;color:#1f1d1a;font:16px/1.6 ${SANS}">
<div style="max-width:600px;margin:0 auto;padding:28px 16px 36px">
<p style="margin:0 0 14px;padding:0 4px;font:600 18px/1.3 ${SERIF}">${escaped(mail.siteName)}</p>
<div class="card" style="background:#ffffff;border:1px solid #e3dfd5;border-top:4px solid ${accent};border-radius:10px;padding:26px 30px 24px;overflow-wrap:break-word;word-wrap:break-word">
<h1 style="margin:0 0 18px;font:600 23px/1.3 ${SERIF}">${title}</h1>
${[greeting, parts].filter(Boolean).join("\n")}
</div>
<div class="quiet" style="padding:16px 4px 0;font-size:14px;line-height:1.5;color:#5b564d;overflow-wrap:break-word;word-wrap:break-word">
${mail.footer.map(footerLine).join("\n")}
</div>
</div>
</body>
</html>
`;
}

function partHtml(part: LaidOut["parts"][number], accent: string, ink: string): string {
  if (typeof part === "string") return paragraph(part);
  if ("quote" in part) return quoteHtml(part.quote);
  return `<p style="margin:24px 0 8px"><a href="${webAddress(part.button)}" style="display:inline-block;padding:11px 24px;border-radius:22px;background:${accent};color:${ink};font-weight:600;line-height:1.4;text-decoration:none">${escaped(part.button.label)}</a></p>`;
}

function quoteHtml(blocks: TextBlock[]): string {
  const inside = blocks.map((block) =>
    block.kind === "code"
      ? `<p class="code" style="margin:10px 0;padding:10px 12px;background:#f3f1eb;border-radius:6px;font:14px/1.5 ${MONO};white-space:pre-wrap">${escaped(block.text)}</p>`
      : `<p style="margin:10px 0">${lines(block.text)}</p>`,
  );
  return `<div class="quote" style="margin:18px 0;padding:1px 0 1px 16px;border-left:3px solid #cfc9bb;color:#3d3932">${inside.join("")}</div>`;
}

function footerLine(line: string | MailLink): string {
  const inside =
    typeof line === "string"
      ? lines(line)
      : `<a href="${webAddress(line)}" style="color:#5b564d">${escaped(line.label)}</a>`;
  return `<p style="margin:0 0 6px">${inside}</p>`;
}

const paragraph = (text: string): string => `<p style="margin:0 0 14px">${lines(text)}</p>`;

const lines = (text: string): string => escaped(text).replaceAll("\n", "<br>");

function webAddress(link: MailLink): string {
  if (!/^https?:\/\//.test(link.url) || !URL.canParse(link.url))
    throw new Error("A link in a mail needs a full web address");
  return escaped(link.url);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
