import { lockedGerman } from "./locked-de.ts";
import { lockedEnglish } from "./locked-en.ts";
import type { Half } from "./material.ts";
import { openGerman } from "./open-de.ts";
import { openEnglish } from "./open-en.ts";

/** The half that thresholds may be chosen by. */
const open: Half = {
  name: "open",
  seed: 20_261_122,
  texts: { de: openGerman, en: openEnglish },
  hosts: {
    syllables: ["best", "deal", "mega", "shop", "lux", "fast", "top", "zen", "vita", "max", "pro", "gold"],
    endings: [".com", ".shop", ".xyz", ".top", ".net", ".de"],
    shorteners: ["bit.ly", "tinyurl.com", "cutt.ly"],
  },
  phone: (digits) =>
    `+1-8${digits()}${digits()}-${digits()}${digits()}${digits()}-${digits()}${digits()}${digits()}${digits()}`,
  handle: (name) => `@${name}_fx`,
  mailHosts: ["gmail.com", "outlook.com", "recovery-desk.com"],
  // Cyrillic.
  lookAlikes: {
    a: ["а"],
    e: ["е"],
    o: ["о"],
    p: ["р"],
    c: ["с"],
    x: ["х"],
    y: ["у"],
    i: ["і"],
    A: ["А"],
    C: ["С"],
    B: ["В"],
  },
  breakWord: (word, pick) => [...word].join(pick(["\u200b", ".", "\u200c"])),
  bury: (link, pick) => pick([`[.](${link})`, ` ([1](${link}))`, `[,](${link})`]),
};

/** The half that nobody looks at while choosing them. */
const locked: Half = {
  name: "locked",
  seed: 7_310_481,
  texts: { de: lockedGerman, en: lockedEnglish },
  hosts: {
    syllables: ["nova", "kali", "brio", "tano", "ferra", "lumi", "orbi", "quan", "silo", "ruma", "welt", "haus"],
    endings: [".online", ".store", ".info", ".io", ".club", ".at", ".com"],
    shorteners: ["is.gd", "t.ly", "rebrand.ly", "shorturl.at"],
  },
  phone(digits) {
    const some = (n: number) => Array.from({ length: n }, digits).join("");
    return Number(digits()) < 5 ? `0${some(3)} / ${some(3)} ${some(4)}` : `(8${some(2)}) ${some(3)}.${some(4)}`;
  },
  handle: (name) => `t.me/${name}`,
  mailHosts: ["protonmail.com", "gmx.net", "mail-office.org"],
  // Greek, and letters of mathematics and full width.
  lookAlikes: {
    a: ["α", "ａ"],
    e: ["е", "𝐞"],
    i: ["ι", "і"],
    n: ["ո", "𝗇"],
    o: ["ο", "σ", "0"],
    t: ["τ"],
    u: ["υ"],
    v: ["ν"],
    s: ["ѕ"],
    r: ["г", "𝗋"],
  },
  breakWord(word, pick) {
    const [first = "", ...rest] = word;
    const way = pick(["soft", "spaces", "digits"] as const);
    if (way === "soft") return [first, ...rest].join("\u00ad");
    if (way === "spaces") return [first, ...rest].join(" ");
    return word.replace(/[aeio]/gi, (letter) => ({ a: "4", e: "3", i: "1", o: "0" })[letter.toLowerCase()] ?? letter);
  },
  bury: (link, pick) => pick([`[ ](${link})`, `<${link}>`, ` [°](${link} "more")`]),
};

export const HALVES: readonly Half[] = [open, locked];
