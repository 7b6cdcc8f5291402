import { by, discussion, type Told } from "../tell.ts";

/** The longest thread of the place: three pages, two languages, no conclusion. */
export const whatIsInYourBox: Told[] = [
  discussion(
    {
      key: "in-your-box",
      in: "eure-raeder",
      title: "Was liegt heute in der Kiste? / What's in your box today?",
      tags: ["fiete", "trine", "lütt"],
    },
    by("kettenfett", "188d 18:05", { helpful: ["jule_hb", "gwen_cargo", "samir_k", "ole77"] })`
      Ein Thema ohne Problem, zur Abwechslung. Regel: Was lag heute in der Kiste? Ein Satz genügt, Sprache egal.

      Ich fange an: eine Kettensäge, zwei Hunde (nicht meine), ein Blech Butterkuchen. Alle heil angekommen, der Kuchen nicht vollständig.
    `,
    by("jule_hb", "12m", { helpful: ["kettenfett"] })`
      Zwei Kinder, ein Laufrad, ein Bobbycar, ein Stock („den MUSS ich mitnehmen“), noch ein Stock.
    `,
    by("samir_k", "40m", { helpful: ["ole77"] })`
      31 Pakete, 1 Gitarre, 1 Hochzeitstorte dreistöckig. Für die Torte gab's Trinkgeld und graue Haare.
    `,
    by("gwen_cargo", "0d 21:30", { helpful: ["danvers", "jule_hb"] })`
      180 cones, four tubs (vanilla, honeycomb, salted caramel, and one nobody ever orders), one umbrella, used.
    `,
    by("danvers", "6m", { to: 4 })`
      Which one does nobody order?
    `,
    by("gwen_cargo", "3m", { to: 5, helpful: ["danvers", "luc_vdb"] })`
      Liquorice. I make it for one man called Dilwyn.
    `,
    by("ottokar", "1d 10:15", { helpful: ["kettenfett", "frau_petersen"] })`
      Eine Kommode, Kirschbaum, 38 kg, vom Restaurator abgeholt. Verzurrt mit drei Gurten, zwischen Gurt und Kante jeweils ein Stück Filz. Durchschnittsgeschwindigkeit 14,2 km/h.
    `,
    by("brummel", "1d 17:40")`
      bierkasten
    `,
    by("ole77", "2m", { to: 8, helpful: ["brummel"] })`
      Voll oder leer?
    `,
    by("brummel", "1m", { to: 9, helpful: ["ole77", "kettenfett", "jule_hb"] })`
      jetzt leer
    `,
    by("luc_vdb", "2d 20:20")`
      A cello. And the cellist, who didn't trust me with it.
    `,
    by("kita_moorweg", "3d 14:05", { helpful: ["jule_hb", "wiebke"] })`
      Vier Kinder, vier Helme, ein Kürbis namens Günther.
    `,
    by("wiebke", "25m", { to: 12 })`
      Wir brauchen bitte regelmäßige Nachrichten von Günther.
    `,
    by("messknecht", "3d 21:45", { helpful: ["ottokar"] })`
      62,4 kg Pflastersteine in sechs Fahrten. Ja, ich habe jede gewogen.
    `,
    by("ottokar", "4d 09:00", { to: 14 })`
      Auch die Streuung?
    `,
    by("messknecht", "20m", { to: 15, helpful: ["ottokar", "ole77", "danvers"] })`
      σ = 1,1 kg. Die letzte Fahrt war faul.
    `,
    by("rasmus", "6d 19:10", { helpful: ["gerold"] })`
      One half of a Fiete. The other half is still on Gerold's bench, do not ask.
    `,
    by("gerold", "14m", { to: 17, helpful: ["rasmus", "kettenfett"] })`
      Die bessere Hälfte.
    `,
    by("regenfahrer", "9d 18:50")`
      Wasser. Ich hatte das Verdeck offen gelassen.
    `,
    by("kita_moorweg", "12d 13:30", { to: 13, helpful: ["wiebke", "jule_hb", "gwen_cargo"] })`
      Günther geht es gut. Er wohnt jetzt auf der Fensterbank und hat eine Mütze.
    `,
    by("frau_petersen", "15d 11:20", { helpful: ["kettenfett", "jule_hb", "ottokar", "ole77"] })`
      Ich habe lange überlegt, ob ich hier mitschreiben darf, es ist ja nichts Besonderes. Zwei Netze Kartoffeln, Blumenerde, und obenauf das Gebiss meiner Schwester, das sie bei mir vergessen hatte.
    `,
    by("jule_hb", "7m", { to: 21, helpful: ["frau_petersen", "samir_k"] })`
      > es ist ja nichts Besonderes

      Das ist bisher ganz klar der Sieger.
    `,
    by("hilltop_ana", "19d 22:00")`
      My grandmother. 82. She waved at everyone like the pope.
    `,
    by("danvers", "20d 08:10", { to: 23, helpful: ["hilltop_ana"] })`
      Legal limit for grandmothers is 100 kg on the Fiete, check the plate.
    `,
    by("hilltop_ana", "1h", { to: 24, helpful: ["danvers", "gwen_cargo", "luc_vdb"] })`
      She says come here and repeat that.
    `,
    by("samir_k", "26d 19:35")`
      Ein Drucker, 54 kg, vierter Stock ohne Aufzug. Das Rad hatte den leichteren Teil.
    `,
    by("aylin", "31d 20:50", { helpful: ["gerold", "samir_k"] })`
      Erster Beitrag hier 👋 Fiete 2, dritte Hand, 240.000 Aufkleber drauf. Heute: eine Matratze. Hochkant. Bei Windstärke 5. Ich war ein Segelboot.
    `,
    by("kettenfett", "10m", { to: 27, helpful: ["aylin"] })`
      Willkommen an Bord! Halber Wind oder raumschots?
    `,
    by("aylin", "4m", { to: 28 })`
      Ich hab das gegoogelt: Patenthalse am Rathausplatz
    `,
    by("deleted-1", "44d 19:15")`
      Labrador, nass. Handtuch, nass. Ich, nass.
    `,
    by("pawel_z", "58d 20:30", { helpful: ["gerold", "luc_vdb"] })`
      Anderes Lastenrad. Kunde hat mit Fiete abgeschleppt werden müssen, ist jetzt kein Kunde von anderer Marke mehr.
    `,
    by("priya", "70d 18:20", { helpful: ["tomke"] })`
      Eleven phones, all charging, all recording the same ride. It's called testing. A policeman called it something else.
    `,
    by("tomke", "8m", { to: 32, helpful: ["priya", "messknecht"] })`
      Ich war dabei. Er fragte, ob die alle uns gehören.
    `,
    by("brummel", "83d 17:15")`
      zweiter bierkasten
    `,
    by("ole77", "1m", { to: 34, helpful: ["brummel", "kettenfett"] })`
      Fortschritt.
    `,
    by("mirjam", "96d 19:40")`
      Zwei Kinder, die „schneller“ rufen, 210 Höhenmeter lang.
    `,
    by("messknecht", "97d 20:45", { to: 36 })`
      Ich weiß, ich habe es ausgerechnet 😇
    `,
    by("kita_moorweg", "110d 12:10", { to: 20 })`
      Wir müssen Ihnen leider mitteilen, dass Günther gegangen ist. Er war am Ende sehr weich. Die Kinder haben ihn im Garten beigesetzt, gefahren wurde er mit der roten Trine.
    `,
    by("wiebke", "9m", {
      to: 38,
      helpful: ["kita_moorweg", "jule_hb", "kettenfett", "frau_petersen", "gwen_cargo"],
    })`
      Die ganze Halle hat kurz die Mützen abgenommen. 🎃
    `,
    by("luc_vdb", "131d 21:00")`
      Three crates of leeks for the food bank, every Tuesday now. It's the best hour of my week, and I smell of it until Thursday.
    `,
    by("regenfahrer", "147d 18:30", { to: 19 })`
      Kein Wasser. Ich bin selbst überrascht.
    `,
    by("nightfeed", "178d 13:50", {
      helpful: ["wiebke", "danvers", "jule_hb", "gwen_cargo", "hilltop_ana", "ole77"],
    })`
      first time posting when it's light outside. in the box: one baby, one duck (drawn), one sleeping dad who insisted on trying it. he fits if he folds
    `,
    by("danvers", "30m", { to: 42, helpful: ["nightfeed"] })`
      Everyone fits if they fold.
    `,
    by("frau_petersen", "180d 10:40", { to: 22, helpful: ["jule_hb", "gerold", "kettenfett"] })`
      Heute nur ein Stock. Ein Gehstock, vom Krankenhaus geliehen, den habe ich eben zurückgebracht. Geschoben, nicht gefahren, fahren darf ich noch nicht. Aber den Stock brauche ich nicht mehr.
    `,
    by("jule_hb", "5m", { to: 44, helpful: ["frau_petersen"] })`
      Den MÜSSEN Sie nicht mehr mitnehmen. Wie schön!! ❤️
    `,
    by("kita_moorweg", "186d 13:15", { helpful: ["wiebke", "jule_hb", "ole77"] })`
      Vier Kinder, vier Helme und ein Kürbiskern im Joghurtbecher. Name steht fest.
    `,
    by("brummel", "187d 18:20", { helpful: ["ole77"] })`
      dritter bierkasten. alkoholfrei. frag nicht
    `,
  ),
];
