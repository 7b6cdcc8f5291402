import type { DemoCategory, DemoTag } from "./types.ts";

type Shelf = Omit<DemoCategory, "slug" | "position" | "parent"> & { parent?: string };

const open = { see: "everyone", start: "members", reply: "members" } as const;

/** In the order in which the pages show them; a parent before its sub-categories. */
const shelves = {
  neues: {
    name: "Neues aus der Halle",
    description: "Was wir bauen, ändern und falsch gemacht haben. News from the workshop, with an English summary.",
    kind: "announcements",
    color: "#127d68",
    see: "everyone",
    start: "staff",
    reply: "members",
  },
  hilfe: {
    name: "Fragen & Hilfe",
    description: "Etwas klappert, blinkt oder fehlt? Fragt hier, auf Deutsch oder Englisch. Ask in German or English.",
    kind: "questions",
    color: "#2a6dc6",
    ...open,
  },
  "antrieb-akku": {
    parent: "hilfe",
    name: "Antrieb & Akku",
    description: "Motor, Akku, Firmware, Fehlercodes. Motor, battery, firmware, error codes.",
    kind: "questions",
    color: "#2a6dc6",
    ...open,
  },
  fahrwerk: {
    parent: "hilfe",
    name: "Bremsen & Fahrwerk",
    description: "Bremsen, Lenkung, Riemen, Reifen, Rahmen. Brakes, steering, belt, tyres, frame.",
    kind: "questions",
    color: "#2a6dc6",
    ...open,
  },
  "app-display": {
    parent: "hilfe",
    name: "App & Display",
    description: "Dreefeld-App, Display D2 und D3, Diebstahlmodul AN-1. App, displays, tracker.",
    kind: "questions",
    color: "#2a6dc6",
    ...open,
  },
  zubehoer: {
    parent: "hilfe",
    name: "Zubehör & Ersatzteile",
    description: "Verdeck, Sitze, Schlösser, Teilenummern. Canopies, seats, locks, part numbers.",
    kind: "questions",
    color: "#2a6dc6",
    ...open,
  },
  unterwegs: {
    name: "Unterwegs",
    description: "Alles, was mit dem Rad passiert, wenn es gerade funktioniert. Out and about.",
    kind: "discussions",
    color: "#447a29",
    ...open,
  },
  touren: {
    parent: "unterwegs",
    name: "Touren & Wege",
    description: "Reiseberichte, Fähren, Züge, gute und schlechte Wege. Trips, ferries, trains.",
    kind: "discussions",
    color: "#447a29",
    ...open,
  },
  "eure-raeder": {
    parent: "unterwegs",
    name: "Eure Räder",
    description: "Zeigt, was ihr fahrt und was drin liegt. Show us your bike and its cargo.",
    kind: "discussions",
    color: "#447a29",
    ...open,
  },
  werkbank: {
    name: "Werkbank",
    description: "Umbauten, Messungen, Basteleien. Was hier steht, macht ihr auf eigene Gefahr.",
    kind: "discussions",
    color: "#a05c0d",
    ...open,
  },
  wuensche: {
    name: "Wünsche & Kritik",
    description: "Was fehlt, was nervt, was anders werden soll. Widerspruch ist willkommen.",
    kind: "discussions",
    color: "#c83257",
    ...open,
  },
  forum: {
    parent: "wuensche",
    name: "Über dieses Forum",
    description: "Wie es hier zugeht, und was am Forum selbst besser werden soll.",
    kind: "discussions",
    color: "#c83257",
    ...open,
  },
  intern: {
    parent: "wuensche",
    name: "Hinterzimmer",
    description: "Absprachen der Halle: wer antwortet wann. Nur für uns.",
    kind: "discussions",
    color: "#587184",
    see: "staff",
    start: "staff",
    reply: "staff",
  },
  testfahrt: {
    name: "Testfahrt",
    description: "Firmware und Teile, die noch nicht fertig sind. Für die Gruppe Testfahrer.",
    kind: "discussions",
    color: "#944eb7",
    see: { groups: ["Testfahrer"] },
    start: { groups: ["Testfahrer"] },
    reply: { groups: ["Testfahrer"] },
  },
} satisfies Record<string, Shelf>;

export type Where = keyof typeof shelves;

export const categories: DemoCategory[] = Object.entries<Shelf>(shelves).map(([slug, shelf], position) => ({
  slug,
  position,
  ...shelf,
}));

const labels = {
  akku: "Batterien B480 und B630, Ladegerät, Kontakte",
  app: "Die Dreefeld-App auf dem Telefon",
  bremse: "Scheiben, Beläge, Hebel, Geräusche",
  display: "D2 und D3",
  fehlercode: "E und zwei Ziffern im Display",
  firmware: "Software in Steuergerät und Display",
  fiete: "Der lange Zweirädrige, Fiete 2 und Fiete 3",
  garantie: "Was wir bezahlen",
  kinder: "Sitze, Gurte, Verdeck, kleine Fahrgäste",
  lenkung: "Lenkstange und Lenkseile",
  lütt: "Der kurze mit dem langen Gepäckträger",
  reichweite: "Wie weit, bei welcher Last, mit welchem Wind",
  riemen: "Riemen, Spannung, Nabe",
  teilenummer: "Welches Teil ist das richtige",
  trine: "Das Dreirad, das sich in die Kurve legt",
  umbau: "Selbst gebaut, selbst verantwortet",
  verdeck: "Regen- und Sonnenverdeck",
} as const;

export type Tag = keyof typeof labels;

export const tags: DemoTag[] = Object.entries(labels).map(([name, description]) => ({
  name,
  description,
}));
