import { by, discussion, question, type Told } from "../tell.ts";

/** What is said about the forum itself, and what not everybody may read. */
export const house: Told[] = [
  discussion(
    {
      key: "welcome",
      in: "forum",
      title: "Willkommen! So geht es hier zu",
      pinned: true,
    },
    by("henrike", "240d 10:00", { helpful: ["kettenfett", "frau_petersen", "ole77", "danvers"] })`
      Das hier ist unser Forum, und eures. Ein paar Sätze, damit man weiß, woran man ist:

      - **Wer es zuerst weiß, antwortet.** Das können wir sein oder ihr. Wer von uns ist, trägt ein Schild am Namen.
      - **Kritik bleibt stehen.** Gelöscht wird Reklame, und was Leute beleidigt. Sonst nichts.
      - **Wir verkaufen hier nichts.** Teilenummern nennen wir, damit ihr sie bei eurer Werkstatt bestellen könnt.
      - **Deutsch oder Englisch,** wie es kommt. Du oder Sie auch.
      - Wenn wir etwas nicht wissen, sagen wir das.

      *English:* ask in whatever language you swear at your bike in. If it's German or English, somebody will answer.

      Um das Aufräumen kümmert sich abends @kettenfett, freiwillig. Er ist keiner von uns und sieht manches anders. Das ist Absicht.
    `,
    by("frau_petersen", "8d 11:15", { helpful: ["henrike", "kettenfett", "ole77"] })`
      Guten Tag, ich bin neu und wollte nur sagen, dass ich angekommen bin. Wo stellt man sich vor?
    `,
    by("kettenfett", "10m", { to: 2, helpful: ["frau_petersen"] })`
      Genau hier, und das haben Sie hiermit getan. Herzlich willkommen!
    `,
    by("danvers", "120d 19:20")`
      Bookmarking this for the day "criticism stays" is tested.
    `,
    by("henrike", "120d 20:05", { to: 4, helpful: ["danvers", "luc_vdb"] })`
      You've tested it about twice a week, and look, you're still here.
    `,
  ),

  question(
    {
      key: "mail-digest",
      in: "forum",
      title: "Kann ich die Mails vom Forum abstellen, ohne mich abzumelden?",
    },
    by("kita_moorweg", "17d 10:40")`
      Unser Büropostfach läuft etwas voll, seit wir in der Kisten-Unterhaltung mitschreiben. Ich möchte die Antworten aber weiter sehen können.
    `,
    by("kettenfett", "2h", { accepted: true, helpful: ["kita_moorweg", "frau_petersen"] })`
      Einstellungen → Benachrichtigungen → Mail aus. Die Hinweise im Forum bleiben, nur die Post hört auf. Geht auch direkt über den Link ganz unten in jeder Mail, ohne Anmelden.
    `,
    by("kita_moorweg", "30m", { to: 2 })`
      Gefunden, herzlichen Dank. Günther der Zweite lässt grüßen, er ist jetzt fünf Zentimeter hoch.
    `,
  ),

  discussion(
    {
      key: "holiday-rota",
      in: "intern",
      title: "Wer schaut über die Feiertage ins Forum?",
    },
    by("henrike", "5d 09:05")`
      Vier Tage zu, aber geantwortet wird trotzdem. Einer am Tag, zweimal reinschauen reicht. Wer nimmt was? Ich mache Sonntag.
    `,
    by("wiebke", "20m")`
      Samstag. Da ist sowieso Schwiegermutter.
    `,
    by("gerold", "1h")`
      Montag. Früh.
    `,
    by("priya", "0d 13:10", { helpful: ["henrike"] })`
      Friday, I don't celebrate anything that week. And whoever's on: Mark's tracker thread is still open, please don't promise a date, I don't have one.
    `,
    by("tomke", "0d 16:30", { to: 1 })`
      Bin im Zelt, habe aber das Telefon an, falls wieder was von alleine losfährt.
    `,
    by("henrike", "15m", { to: 5, helpful: ["tomke", "wiebke"] })`
      Nur wenn Jule anruft.
    `,
  ),

  discussion(
    {
      key: "beta-41",
      in: "testfahrt",
      title: "4.1 beta 2: neue Reichweitenanzeige, bitte mit viel und mit wenig Last fahren",
      tags: ["firmware", "reichweite"],
    },
    by("tomke", "6d 15:20", { helpful: ["messknecht", "luc_vdb"] })`
      Beta 2 liegt im Testkanal. Neu:

      - Die Anzeige lernt aus den letzten 20 km statt aus den letzten 2, sie springt nach dem Einschalten nicht mehr.
      - Zuladung wird aus Anfahrmoment und Steigung geschätzt (Kurve von Tobias).
      - Display nachts bis 3 % dunkel.

      Was ich brauche: **Anzeige beim Losfahren, Anzeige beim Ankommen, gefahrene km.** Bitte auch die schlechten Werte, gerade die.
    `,
    by("messknecht", "1d 20:15", { helpful: ["tomke"] })`
      | Start | Ziel | gefahren | Fehler |
      |---:|---:|---:|---:|
      | 61 | 49 | 11,3 | +0,7 |
      | 49 | 38 | 11,3 | −0,3 |
      | 38 | 24 | 11,3 | +2,7 |

      Unter 40 % Ladung wird sie pessimistisch.
    `,
    by("samir_k", "2d 19:30", { helpful: ["tomke"] })`
      Normaler Arbeitstag, 84 km, zwei Akkus: beim ersten 3 km daneben, beim zweiten 9. Nach dem Akkuwechsel rechnet er glaub ich mit dem alten weiter.
    `,
    by("tomke", "3d 08:40", { to: 3, helpful: ["samir_k"] })`
      Tut er. Gefunden, die 20 km hängen am Rad statt am Akku. Beta 3 morgen. Danke, darauf wäre ich am Schreibtisch nie gekommen.
    `,
    by("luc_vdb", "4d 21:45")`
      Beta 3, Ghent, flat and wet: 0.4 km off after 52. I believe it now. And the dark display is lovely.
    `,
  ),
];
