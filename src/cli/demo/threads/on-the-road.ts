import { by, discussion, question, type Told } from "../tell.ts";

export const onTheRoad: Told[] = [
  discussion(
    {
      key: "weser-trip",
      in: "touren",
      title: "Fünf Tage Weser mit Trine, zwei Kindern und zu viel Gepäck",
      tags: ["trine", "kinder", "reichweite"],
    },
    by("jule_hb", "79d 20:45", {
      helpful: ["kettenfett", "kita_moorweg", "mirjam", "frau_petersen", "luc_vdb", "ole77"],
      edited: [
        {
          was: `Wir sind zurück! Kurz die Zahlen, der Rest kommt, wenn die Wäsche durch ist: 214 km, 5 Tage, 2 Kinder, 1 Platten, 0 Wutanfälle (gelogen).`,
          after: "3d",
        },
      ],
    })`
      So, die Wäsche ist durch. 214 km von Hann. Münden bis kurz hinter Minden, ich und die zwei (3 und 6), mein Mann auf dem Lütt mit dem Zelt.

      | Tag | km | Akku am Abend | Stimmung |
      |---|---:|---:|---|
      | 1 | 38 | 41 % | großartig |
      | 2 | 52 | 12 % | bis km 40 großartig |
      | 3 | 29 | 55 % | Regen, Verdeck[^1] |
      | 4 | 57 | 6 % | Eis hat geholfen |
      | 5 | 38 | 48 % | „noch eine Woche, bitte“ |

      Was ich wieder so machen würde: das Ladegerät griffbereit statt ganz unten. Jeder Campingplatz und jedes zweite Café lässt einen laden, wenn man fragt *bevor* man Kuchen bestellt.[^2]

      Was nicht: 11 Kilo Spielzeug. Gespielt haben sie mit zwei Stöcken.

      [^1]: Neues Seitenteil hält dicht, danke nach Varel!
      [^2]: Danach auch, aber dann isst man zwei Stück.
    `,
    by("mirjam", "40m", { helpful: ["jule_hb"] })`
      57 km mit zwei Kindern auf einem Akku 😭 Ich ziehe ins Flachland.
    `,
    by("ottokar", "1d 09:30")`
      Ein schöner Bericht. Darf ich fragen, welche Unterstützungsstufe Sie am vierten Tag gefahren sind? 57 km mit 94 Prozent entsprächen etwa 10 Wh/km, das wäre für Ihre Zuladung bemerkenswert wenig.
    `,
    by("jule_hb", "1d 12:15", { to: 3, helpful: ["ottokar"] })`
      Stufe 2, und ab km 45 aus Angst Stufe 1. Dazu Rückenwind, den ich im Bericht verschwiegen habe.
    `,
    by("kita_moorweg", "2d 13:00")`
      Eine Frage der Kinder: Wo schläft die Trine nachts?
    `,
    by("jule_hb", "25m", { to: 5, helpful: ["kita_moorweg", "ole77"] })`
      Unter ihrem Verdeck, an einem Baum festgebunden, damit sie nicht wegläuft.
    `,
  ),

  question(
    {
      key: "ferry",
      in: "touren",
      title: "Taking a Fiete on a North Sea ferry, length limits?",
      tags: ["fiete"],
    },
    by("luc_vdb", "7d 21:25")`
      Planning Ghent to Varel for the workshop day, via Harwich because my sister lives there (don't ask). The ferry's booking form knows "bicycle", "tandem" and "motorcycle". A Fiete is 2.58 m. Has anyone done it, and what did you book?
    `,
    by("danvers", "30m", { accepted: true, helpful: ["luc_vdb", "gwen_cargo"] })`
      Twice. Book "tandem", put "cargo cycle 2.6 m" in the remarks, arrive early. They send you up the car ramp first and tie it to the rail with a strap that has seen things. Bring your own strap.

      Battery stays on the bike, nobody asked. Take the display off, salt spray gets everywhere.
    `,
    by("gwen_cargo", "1d 08:00", { helpful: ["luc_vdb"] })`
      A Trine goes as "motorcycle" though, they measure the width. I argued for twenty minutes and lost.
    `,
    by("luc_vdb", "1d 20:10", { to: 2, helpful: ["danvers"] })`
      Tandem it is. See some of you in Varel!
    `,
  ),

  discussion(
    {
      key: "train",
      in: "touren",
      title: "Lastenrad im Zug: wo klappt es, wo wird man rausgeworfen?",
      tags: ["fiete", "trine", "lütt"],
    },
    by("samir_k", "34d 20:00", { helpful: ["regenfahrer"] })`
      Ich sammle mal. Bei mir: Regionalzug Köln–Bonn mit dem Fiete nur außerhalb der Stoßzeiten und nur, wenn das Personal gute Laune hat. Mit dem Lütt nie ein Problem, ist ja nicht länger als ein normales Rad.
    `,
    by("regenfahrer", "35m")`
      S-Bahn Hamburg: Lütt ja. Fiete: „Ist das ein Fahrzeug oder ein Möbel?“
    `,
    by("danvers", "2h", { to: 2, helpful: ["samir_k"] })`
      In England they'd ask you to book the furniture a seat.
    `,
    by("kettenfett", "1d 19:20", { helpful: ["samir_k", "aylin"] })`
      Mein Rat nach vielen Versuchen:

      - [x] vorher die Wagenreihung anschauen und am richtigen Ende stehen
      - [x] Zugbegleitung **vor** dem Einsteigen ansprechen
      - [x] Pedale mit Pedalschlüssel ab, spart 12 cm
      - [ ] diskutieren
    `,
    by("aylin", "2d 10:05", { to: 4 })`
      Punkt 4 habe ich mit Haken probiert, gleiches Ergebnis wie ohne
    `,
  ),

  discussion(
    {
      key: "20000-km",
      in: "eure-raeder",
      title: "20.000 km mit dem Fiete 2: was es gekostet hat",
      tags: ["fiete", "riemen", "bremse"],
    },
    by("ottokar", "53d 15:30", {
      helpful: ["messknecht", "kettenfett", "pawel_z", "aylin", "danvers", "henrike"],
    })`
      Heute um 14:07 Uhr sprang der Zähler auf 20.000. Da ich seit dem ersten Tag Buch führe, teile ich die Aufstellung. Eigene Arbeitszeit ist nicht bewertet, meine Frau sagt: zum Glück.

      | Posten | Anzahl | Kosten |
      |---|---:|---:|
      | Bremsbeläge | 11 Satz | 198 € |
      | Bremsscheiben | 3 | 96 € |
      | Riemen | 1 | 79 € |
      | Reifen vorn / hinten | 4 / 3 | 287 € |
      | Lenkstange, Kugelköpfe | 1 Satz | 64 € |
      | Dichtlippe Akku | 2 | 13 € |
      | Strom | ca. 190 kWh | 61 € |
      | **Summe** | | **798 €** |

      Das sind **4,0 Cent je Kilometer**. Nicht enthalten sind der Anschaffungspreis und ein Zaun, für den das Rad nichts konnte.
    `,
    by("messknecht", "1h", { helpful: ["ottokar"] })`
      Wunderbar. 190 kWh auf 20.000 km sind 9,5 Wh/km ab Steckdose, mit Ladeverlust also knapp 8,5 aus dem Akku. Passt exakt zu meinen Zahlen.
    `,
    by("brummel", "0d 18:20", { helpful: ["ole77", "jule_hb"] })`
      was war mit dem zaun
    `,
    by("ottokar", "40m", {
      to: 3,
      helpful: ["brummel", "ole77", "jule_hb", "kettenfett", "samir_k"],
    })`
      Er stand im Weg.
    `,
    by("henrike", "1d 09:50", { to: 1, helpful: ["ottokar", "frau_petersen"] })`
      Lieber Herr Wendt, das Rad trägt die Rahmennummer F2-00019. Ich habe die Kehlnaht am Tretlager selbst geschweißt und hatte damals Sorge, ob sie 5.000 hält. Danke, dass Sie nachgezählt haben.
    `,
  ),
];
