import type { DemoGroup, DemoPerson } from "./types.ts";

const DAY_MS = 86_400_000;

/** Written like `DemoPerson`, with days before now in place of times. */
type Cast = Omit<DemoPerson, "username" | "email" | "createdAt" | "suspended" | "deletedAt" | "role"> & {
  role?: DemoPerson["role"];
  joined: number;
  suspended?: { daysAgo: number; reason: string };
  deletedDaysAgo?: number;
};

const cast = {
  // The hall in Varel: five who answer, one who keeps the place running.
  henrike: {
    displayName: "Henrike Dree",
    role: "administrator",
    title: "Inhaberin",
    team: "Dreefeld",
    bio: "Habe das erste Fiete in der Scheune meiner Eltern geschweißt. Heute schweißen es andere, und zwar besser.",
    locale: "de",
    joined: 1130,
  },
  wiebke: {
    displayName: "Wiebke Harms",
    role: "staff",
    title: "Kundendienst und Ersatzteile",
    team: "Dreefeld",
    bio: "Wenn ein Paket nicht ankommt, bin ich schuld. Montag bis Donnerstag, und manchmal abends vom Sofa.",
    locale: "de",
    joined: 1124,
  },
  gerold: {
    displayName: "Gerold Backhaus",
    role: "staff",
    title: "Werkstattmeister",
    team: "Dreefeld",
    bio: "41 Jahre Fahrräder. Ich schreibe kurz, das ist nicht böse gemeint.",
    locale: "de",
    joined: 1119,
  },
  tomke: {
    displayName: "Tomke Freese",
    role: "staff",
    title: "Antrieb und Firmware",
    team: "Dreefeld",
    bio: "Alles zwischen Pedal und Nabe, was Strom hat.",
    locale: "de",
    joined: 905,
  },
  rasmus: {
    displayName: "Rasmus Holt",
    role: "staff",
    title: "Rahmen und Lenkung",
    team: "Dreefeld",
    bio: "Frame and steering. Danish by birth, so blame my German articles on that.",
    locale: "en",
    joined: 1101,
  },
  priya: {
    displayName: "Priya Nair",
    role: "staff",
    title: "App and displays",
    team: "Dreefeld",
    bio: "I write the app. Deutsch lese ich gut, antworten tu ich lieber auf Englisch.",
    locale: "en",
    joined: 640,
  },
  kettenfett: {
    displayName: "Bernd Ahlers",
    role: "moderator",
    bio: "Fahre seit dem ersten Fiete mit. Räume hier abends auf, weil mir das Forum gefällt. Bekomme kein Geld dafür, nur Kaffee am Werkstatttag.",
    locale: "de",
    joined: 1096,
  },

  // The riders.
  jule_hb: {
    displayName: "Jule Meinders",
    bio: "Bremen. Trine mit Klappbank, zwei Kinder, ein sehr alter Hund.",
    locale: "de",
    joined: 702,
  },
  ottokar: {
    displayName: "Ottokar Wendt",
    bio: "Dipl.-Ing. i. R. Fiete 2 seit dem ersten Modelljahr. Ich führe Buch.",
    locale: "de",
    joined: 1090,
  },
  brummel: { displayName: "Brummel", locale: "de", joined: 811 },
  messknecht: {
    displayName: "Tobias Reents",
    bio: "Was man nicht misst, glaubt man nur. Fiete 3, Datenlogger, zu viele Tabellen.",
    locale: "de",
    joined: 977,
  },
  samir_k: {
    displayName: "Samir Kaddour",
    bio: "Kurier in Köln, 70 bis 90 km am Tag. Fiete 3, davor Fiete 2, davor kaputte Knie.",
    locale: "de",
    joined: 866,
  },
  frau_petersen: {
    displayName: "Inge Petersen",
    bio: "71 Jahre, Flensburg. Mein Enkel hat mich hier angemeldet.",
    locale: "de",
    joined: 233,
  },
  ole77: { displayName: "Ole Brandt", bio: "Fragt ruhig.", locale: "de", joined: 1012 },
  mirjam: {
    displayName: "Mirjam Stoll",
    bio: "Freiburg, aber leider oben am Berg.",
    locale: "de",
    joined: 318,
  },
  pawel_z: {
    displayName: "Paweł Zieliński",
    bio: "Freie Werkstatt in Berlin-Wedding. Repariere alles, verkaufe nichts.",
    locale: "de",
    joined: 745,
  },
  aylin: {
    displayName: "Aylin Demir",
    bio: "Studentin, Fiete 2 aus dritter Hand, wir haben uns lieb.",
    locale: "de",
    joined: 160,
  },
  regenfahrer: {
    displayName: "Nils",
    bio: "Hamburg, 2 × 14 km, bei jedem Wetter. Also bei Regen.",
    locale: "de",
    joined: 590,
  },
  kita_moorweg: {
    displayName: "Kita Moorweg",
    bio: "Vier Gruppen, zwei Trinen. Hier schreibt meistens Frau Albers aus dem Büro.",
    locale: "de",
    joined: 287,
  },
  nightfeed: {
    displayName: "Hannah Doyle",
    bio: "Dublin. New bike, new baby, no sleep.",
    locale: "en",
    joined: 41,
  },
  gwen_cargo: {
    displayName: "Gwen Pritchard",
    bio: "I sell ice cream from a Trine in Cardiff. Yes, it rains. Yes, people still buy it.",
    locale: "en",
    joined: 431,
  },
  luc_vdb: {
    displayName: "Luc Vandenbroeck",
    bio: "Ghent. Fiete 3, ex bike mechanic. English is easiest, ein bisschen Deutsch geht.",
    locale: "en",
    joined: 688,
  },
  danvers: {
    displayName: "Mark Danvers",
    bio: "Leeds. Bought it for the school run, kept it for the arguments.",
    locale: "en",
    joined: 522,
  },
  hilltop_ana: {
    displayName: "Ana Ferreira",
    bio: "Porto. Everything is uphill, including the way home.",
    locale: "en",
    joined: 204,
  },

  // Two closed accounts: one deleted by its owner, one suspended.
  "deleted-1": { displayName: "[deleted]", locale: "de", joined: 480, deletedDaysAgo: 62 },
  akku_deals24: {
    displayName: "Akku Deals 24",
    locale: "de",
    joined: 30,
    suspended: { daysAgo: 26, reason: "Werbung für Nachbau-Akkus, zweimal verwarnt." },
  },
} satisfies Record<string, Cast>;

export type Who = keyof typeof cast;

const volunteer: Who = "kettenfett";

/** Everybody who ever signed up, with joining times counted back from `now`. */
export function people(now: number): DemoPerson[] {
  const before = (days: number) => now - days * DAY_MS;
  return Object.entries<Cast>(cast).map(
    ([username, { joined, suspended, deletedDaysAgo, role = "member", ...person }]) => ({
      ...person,
      username,
      role,
      email: `${username}@example.com`,
      createdAt: before(joined),
      ...(suspended && {
        suspended: { at: before(suspended.daysAgo), by: volunteer, reason: suspended.reason },
      }),
      ...(deletedDaysAgo && { deletedAt: before(deletedDaysAgo) }),
    }),
  );
}

const testRiders: Who[] = ["henrike", "tomke", "priya", "rasmus", "messknecht", "samir_k", "luc_vdb", "regenfahrer"];

export const groups: DemoGroup[] = [{ name: "Testfahrer", members: testRiders }];
