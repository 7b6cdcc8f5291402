import { by, question, type Told } from "../tell.ts";

export const chassisSteering: Told[] = [
  question(
    {
      key: "cable-play",
      in: "fahrwerk",
      title: "Steering cables on the Fiete 3: how much play is too much?",
      tags: ["lenkung", "fiete"],
    },
    by("luc_vdb", "84d 19:55")`
      After 3,800 km I can turn the bars about 4 degrees before the wheel moves. Feels vague at walking pace, fine above 15. I'd like to tension the cables but the manual only says "have it checked". I used to do this for a living, so: what are the numbers?
    `,
    by("rasmus", "1d 08:15", {
      accepted: true,
      helpful: ["luc_vdb", "pawel_z", "messknecht", "ottokar", "samir_k"],
    })`
      | Play at the bar | What it means |
      |---|---|
      | 0–2° | as new |
      | 2–5° | tension the cables |
      | more than 5° | replace the set, 05-0330, and look for a frayed strand at the lower drum |

      To tension: front wheel straight in a stand or between the knees of somebody patient. Loosen both lock nuts under the box, give each adjuster **the same** half turn, check, repeat. Then turn the bar from stop to stop. If it is heavy near one stop, the two sides are not equal, go back a quarter turn on that side. Lock nuts 6 Nm.

      Always both sides. One side only pulls the drum off centre and then it really is worn after 500 km.
    `,
    by("luc_vdb", "1d 21:30", { to: 2, helpful: ["rasmus"] })`
      One full turn per side, down to about 1.5°. It steers like a bicycle again. Put this table in the manual please.
    `,
    by("pawel_z", "2d 12:00", { to: 3, helpful: ["luc_vdb"] })`
      +1 for the table. In Werkstatt wir raten immer.
    `,
  ),

  question(
    {
      key: "tilt-lock",
      in: "fahrwerk",
      title: "Neigesperre der Trine rastet nicht mehr ein",
      tags: ["trine", "kinder"],
    },
    by("kita_moorweg", "142d 11:02")`
      Guten Tag,

      bei unserer roten Trine rastet die Neigesperre beim Abstellen seit gestern nur noch manchmal ein. Der Hebel geht ganz nach unten, es macht aber nicht „klack“. Sie kippt dann beim Einsteigen. Wir haben sie vorsorglich stehen lassen.

      Wir brauchen sie am Donnerstag für den Waldtag. Lässt sich das selbst einstellen?
    `,
    by("gerold", "30m", { helpful: ["kita_moorweg"] })`
      Stehen lassen war richtig. Rote Rändelschraube am Hebel, Gegenmutter lösen, zwei Umdrehungen raus. Klackt es dann?
    `,
    by("kita_moorweg", "1h", { to: 2 })`
      Nein. Unser Hausmeister meint, der Zug bewege sich unten gar nicht.
    `,
    by("gerold", "15m", { to: 3 })`
      Dann ist er innen gerissen. Rufen Sie kurz durch, die Nummer steht auf dem Aufkleber unterm Sattel, ich bleibe am Telefon.
    `,
    by("kita_moorweg", "0d 16:15", { helpful: ["gerold"] })`
      Für alle, die das hier später lesen: Herr Backhaus hat am Telefon unseren Hausmeister durch den Ausbau geführt. Der Innenzug war an der Klemme durchgescheuert.
    `,
    by("wiebke", "0d 16:40", {
      accepted: true,
      helpful: ["kita_moorweg", "jule_hb", "frau_petersen"],
    })`
      Zusammengefasst:

      - Zug für die Neigesperre: **05-0511**, ist heute raus und morgen bei Ihnen.
      - Bei Trinen vor T1-00900 scheuert er an einer Kante, die wir später gerundet haben. Der neue Zug hat einen Schutzschlauch.
      - Einbau wie am Telefon, eine halbe Stunde. Danach bitte zehnmal sperren und lösen, ohne Kinder.
    `,
    by("kita_moorweg", "2d 13:05", { to: 6, helpful: ["wiebke", "gerold"] })`
      Waldtag gerettet, 10 von 10 Mal „klack“. Der Hausmeister möchte jetzt bei Ihnen anfangen.
    `,
  ),

  question(
    {
      key: "belt-tension",
      in: "fahrwerk",
      title: "Belt tension with a phone app? Which frequency",
      tags: ["riemen", "fiete"],
    },
    by("danvers", "109d 20:20")`
      Belt slips once or twice when I stamp on it at the lights. I've read you can pluck the belt like a guitar string and measure the note. What note should a Fiete 3 be? I own a guitar but I suspect that's not precise enough.
    `,
    by("messknecht", "35m", {
      accepted: true,
      helpful: ["danvers", "luc_vdb", "pawel_z", "ottokar", "hilltop_ana"],
    })`
      It's precise enough if you tune it first 🙂 For a string of free length $L$ with mass per length $\mu$ and tension $T$

      $$f = \frac{1}{2L}\sqrt{\frac{T}{\mu}}$$

      On the Fiete 3 the free span is 0.52 m, and the sticker on the chainstay says 45 to 55 Hz. Your low E is 82 Hz, the G three frets up is 98, and the belt should sound an octave *below* that G.

      Any spectrum app works. Crank at four different positions, take the lowest value, because the belt ring is never perfectly round. Mine: 47, 51, 50, 48.
    `,
    by("danvers", "1d 18:00", { to: 2 })`
      38, 41, 40, 38. So it's loose. Tensioned it with the dropout screws, now 49, which is a very decent G. My daughter asked why I'm playing the bike.
    `,
    by("gerold", "2d 07:20", { helpful: ["danvers", "messknecht"] })`
      Tobias is right. After tensioning: wheel straight, axle nuts 40 Nm. Otherwise you play again next week.
    `,
  ),

  question(
    {
      key: "puncture-tyre",
      in: "fahrwerk",
      title: "Welcher pannensichere Reifen für vorn (20 Zoll)?",
      tags: ["trine", "fiete"],
    },
    by("gwen_cargo", "71d 08:30")`
      Three flats in one month, all front left, all glass from the same pub. Is there a 20" tyre that fits the Trine's mudguards and is properly tough? Current one is 20 × 2.15.
    `,
    by("regenfahrer", "2h", { helpful: ["gwen_cargo"] })`
      Ich fahre seit 6.000 km welche mit 5-mm-Einlage, 50-406, null Platten. Rollt wie ein Sofa. Breiter als 55 schleift bei mir am Blech.
    `,
    by("samir_k", "0d 21:00")`
      Statt Reifen: Dichtmilch in den Schlauch. Sauerei beim Wechseln, aber bei mir 1 Platten in zwei Jahren.
    `,
    by("danvers", "1d 20:15", { to: 1, helpful: ["gwen_cargo", "hilltop_ana"] })`
      Have you considered a different pub?
    `,
    by("gwen_cargo", "8m", { to: 4, helpful: ["danvers"] })`
      It's my best customer.
    `,
  ),

  question(
    {
      key: "first-service",
      in: "fahrwerk",
      title: "First service at 300 km, what do they actually do?",
      tags: ["fiete"],
    },
    by("nightfeed", "2d 23:48")`
      shop wants 95 euro for the "first service". it's 5 weeks old?? is this like the thing with printers
    `,
    by("danvers", "1d 07:05", { helpful: ["nightfeed"] })`
      It's one of the few that's worth it. New cables stretch, new brakes bed in, new bolts settle.
    `,
    by("gerold", "1d 07:30", {
      accepted: true,
      helpful: ["nightfeed", "danvers", "luc_vdb", "aylin"],
    })`
      You can do half of it and pay half. Tell them I said so.

      - [ ] steering cables: both sides a half turn, if there is play
      - [ ] belt: 45 to 55 Hz
      - [ ] all bolts at stem and kickstand with the torque key
      - [ ] brake pads: look, not touch
      - [ ] spokes behind: pluck them, all the same sound

      The last and the first need a practised hand, let the shop do these two.
    `,
    by("nightfeed", "1d 13:15", { to: 3, helpful: ["gerold"] })`
      told them. the man went "ah, GEROLD" and it was 45. who are you
    `,
  ),

  question(
    {
      key: "lutt-load",
      in: "fahrwerk",
      title: "Lütt: darf ich hinten 60 kg draufpacken, wenn vorn nichts ist?",
      tags: ["lütt"],
    },
    by("aylin", "11d 19:25")`
      Ich kann mir das Lütt von meiner WG leihen, für den Umzug von meiner Schwester (ja, schon wieder Umzug). Auf dem Gepäckträger steht 80 kg, in der App steht 50 kg?? Was stimmt?
    `,
    by("wiebke", "1d 08:40", { helpful: ["aylin"] })`
      Moin Aylin, in der App stand der Wert fürs Lütt *mit* Kindersitz. 80 kg gilt für den Träger insgesamt, 50 für die vordere Hälfte. Wir klären, wie man das in der App weniger blöd schreibt.
    `,
    by("rasmus", "40m", { to: 2, helpful: ["aylin", "wiebke", "messknecht"] })`
      Small correction, Wiebke: 50 kg is the *rear* half, behind the axle. The front half may take the full 80. It matters: 60 kg behind the axle lifts the front wheel uphill.
    `,
    by("wiebke", "6m", { to: 3, helpful: ["rasmus"] })`
      Stimmt, ich hatte es andersherum im Kopf. Danke. Also Aylin: Kisten so weit nach vorn wie möglich, dann sind 60 kg in Ordnung.
    `,
    by("aylin", "4d 21:40", { helpful: ["wiebke", "rasmus"] })`
      Hat geklappt, 6 Fahrten, nichts verloren außer einer Pflanze 🌱
    `,
  ),
];
