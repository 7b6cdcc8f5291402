import { by, question, type Told } from "../tell.ts";

export const chassisBrakes: Told[] = [
  question(
    {
      key: "brake-squeal",
      in: "fahrwerk",
      title: "bremse vorne quietscht wie ein güterzug",
      tags: ["bremse"],
    },
    by("brummel", "118d 17:50")`
      fiete 3, 2100 km. putzen bringt nix. leute drehen sich um
    `,
    by("samir_k", "15m")`
      Welche Beläge? Mit den gesinterten ist das bei Nässe leider Konzert.
    `,
    by("brummel", "40m", { to: 2 })`
      keine ahnung die die drin waren
    `,
    by("kettenfett", "1h", {
      accepted: true,
      helpful: ["brummel", "regenfahrer", "aylin", "danvers", "jule_hb"],
    })`
      Dann sind es die organischen BB-4, und die quietschen meistens, weil sie verglast sind. Passiert, wenn man immer nur ein bisschen bremst.

      Beläge raus, mit feinem Schleifpapier auf einer **ebenen** Fläche einmal abziehen, bis sie matt sind. Scheibe mit Bremsenreiniger und frischem Lappen, Finger weg von der Reibfläche. Danach auf einem leeren Parkplatz zwanzigmal von 25 auf Schritttempo, kräftig, ohne stehen zu bleiben.
    `,
    by("brummel", "2d 15:20", { to: 4, helpful: ["kettenfett"] })`
      ruhe. jetzt hör ich den riemen
    `,
    by("ole77", "3m", { to: 5, helpful: ["brummel", "kettenfett", "samir_k"] })`
      😂
    `,
  ),

  question(
    {
      key: "manual-torque",
      in: "fahrwerk",
      title: "Handbuch Fiete 3, S. 34: 8 Nm oder 5 Nm für die Lenkerklemmung?",
      tags: ["lenkung", "fiete"],
    },
    by("ottokar", "58d 16:20", { helpful: ["kettenfett"] })`
      Sehr geehrte Damen und Herren,

      meine Schwiegertochter hat auf meine Empfehlung ein Fiete 3 erworben. Bei der Durchsicht ist mir ein Widerspruch aufgefallen. Auf Seite 34 des Handbuchs (Ausgabe 2, deutsch) steht zur Klemmung des Lenkers im Vorbau:

      > Die vier Schrauben gleichmäßig über Kreuz mit **8 Nm** anziehen.

      Auf dem Vorbau selbst ist \`MAX 5 Nm\` eingelasert. Ich habe der Lasergravur vertraut. Was gilt?
    `,
    by("gerold", "35m", { helpful: ["ottokar"] })`
      Was eingelasert ist. 5. Das andere gucken wir uns sofort an.
    `,
    by("rasmus", "2h", {
      accepted: true,
      helpful: ["ottokar", "messknecht", "pawel_z", "kettenfett", "danvers", "samir_k"],
    })`
      5 Nm. The manual is wrong, and it is our mistake: 8 Nm was for the older stem with M6 bolts, I changed the stem and did not change page 34.

      At 8 Nm a bolt of the new stem can break, so please, everybody who followed the book: replace the four bolts (05-0412, free, just ask) and tighten to 5. If you never touched the stem you have nothing to do, the assembly line uses the right value.

      Jeg er ked af det. I am sorry.
    `,
    by("wiebke", "0d 19:40", { helpful: ["ottokar", "kettenfett"] })`
      Das korrigierte Handbuch (Ausgabe 3) liegt ab jetzt unter <https://dreefeld.example.com/handbuch/fiete-3>. Alle 611 Leute, deren Rad mit Ausgabe 2 ausgeliefert wurde, bekommen morgen eine Mail und die Schrauben mit der Post, ohne zu fragen.
    `,
    by("ottokar", "1d 10:05", { to: 3, helpful: ["rasmus", "henrike"] })`
      Lieber Herr Holt, ich habe in vierzig Berufsjahren manche Zeichnung falsch beschriftet und es selten am selben Abend zugegeben. Respekt.
    `,
  ),

  question(
    {
      key: "kickstand-folds",
      in: "fahrwerk",
      title: "Ständer am Fiete 3 gibt nach: Bolzen locker",
      formerTitle: "Rad einfach umgefallen???",
      formerCategory: "zubehoer",
      tags: ["fiete", "garantie"],
    },
    by("samir_k", "52d 12:40")`
      Fiete 3, F3-04862, grad beim Ausladen weggekippt. 40 kg Getränke drin, jetzt weniger. Ständer war richtig unten, hab extra geguckt. Rechts wackelt der ganze Fuß. Hatte das schon mal jemand?
    `,
    by("regenfahrer", "1h")`
      Bei mir fest, aber ich hab eine 03er Nummer.
    `,
    by("rasmus", "25m", { to: 1, helpful: ["samir_k"] })`
      Are you okay? And can you look at the right-hand bolt, is there a red line on its head, and does it still meet the line on the frame?
    `,
    by("samir_k", "50m", { to: 3 })`
      Mir geht's gut, danke. Strich ist um fast 90 Grad verdreht. Und den Bolzen krieg ich mit den Fingern raus.
    `,
    by("gerold", "1d 07:15", {
      accepted: true,
      helpful: ["samir_k", "luc_vdb", "messknecht", "danvers"],
    })`
      Mit den Fingern darf der nicht gehen. Da fehlt der Sicherungslack, das ist bei uns passiert.

      Bitte nicht mehr beladen abstellen. Neuer Bolzen geht heute per Express raus, Bolzen ohne Lack auf keinen Fall wieder rein. Getränke zahlen wir, Rechnung an Wiebke.

      Ich geh jetzt ins Lager und guck, wie viele von der Charge noch da sind.
    `,
    by("danvers", "1d 09:40", { helpful: ["luc_vdb"] })`
      So how many other bikes are out there with that bolt? Asking because there's usually a six-year-old sitting in mine when it's on the stand.
    `,
    by("henrike", "1d 17:20", {
      to: 6,
      helpful: ["danvers", "samir_k", "kettenfett", "ottokar"],
      edited: [
        {
          was: "We don't know yet. We're checking two deliveries bolt by bolt, and I'd rather give you a right number on Monday than a wrong one today. Until then, please look at the red line, and if in doubt lift the six-year-old out first.",
          after: "97h",
        },
      ],
    })`
      We don't know yet. We're checking two deliveries bolt by bolt, and I'd rather give you a right number on Monday than a wrong one today. Until then, please look at the red line, and if in doubt lift the six-year-old out first.

      *Edit: the announcement is pinned at the top of the forum now, F3-04100 to F3-05240.*
    `,
    by("kettenfett", "1d 19:00")`
      Habe das Thema umbenannt und von „Zubehör“ hierher geschoben, damit man es findet.
    `,
  ),

  question(
    {
      key: "shimmy",
      in: "fahrwerk",
      title: "Flattern ab 22 km/h nach dem Reifenwechsel",
      tags: ["lenkung", "fiete"],
    },
    by("hilltop_ana", "3h")`
      Changed the front tyre yesterday (20 inch, the old one had 6 mm of glass in it). Since then the front end shimmies from about 22 km/h on, hands on or off. Below that all good. Downhill in Porto this is not a small matter. Wheel is straight in the fork as far as I can tell. Anybody?
    `,
    by("luc_vdb", "50m", { to: 1, helpful: ["hilltop_ana"] })`
      Check that the tyre bead sits evenly all the way round, there's a thin line on the sidewall that must be the same distance from the rim everywhere. If it dips in one spot: deflate, soapy water, inflate to max, listen for the pop. And please walk the steep bits until then.
    `,
  ),

  question(
    {
      key: "bleed",
      in: "fahrwerk",
      title: "Hebel lässt sich bis zum Griff ziehen, am nächsten Morgen wieder gut",
      tags: ["bremse", "lütt"],
    },
    by("jule_hb", "167d 21:18")`
      Das Lütt von meinem Mann (ja, wir haben jetzt zwei Räder): Hebel hinten wird nach einer langen Abfahrt weich, geht fast bis zum Griff. Über Nacht ist es wieder okay. Luft drin? Oder Scheibe zu heiß? Er wiegt mit Rucksack 105 Kilo und bremst wie ein Traktor
    `,
    by("samir_k", "20m", { helpful: ["jule_hb"] })`
      Wenn er steht und pumpt, wird es dann wieder hart? → Luft. Wenn es nach 10 min Pause von selbst hart wird → Flüssigkeit zu heiß / alt.
    `,
    by("jule_hb", "1d 18:30", { to: 2 })`
      Von selbst, nach ungefähr einer Viertelstunde.
    `,
    by("pawel_z", "1d 19:12", { accepted: true, helpful: ["jule_hb", "samir_k", "kettenfett"] })`
      Dann Flüssigkeit. Am Lütt hinten ist 180er Scheibe, für 105 kg plus Kind an langer Abfahrt knapp. Zwei Sachen:

      - Flüssigkeit neu und entlüften, nach zwei Jahren sowieso.
      - Bremsen in Stößen, vorne und hinten, nicht hinten dauernd schleifen lassen.

      Wenn es dann nochmal kommt: 203er Scheibe mit Adapter, hat Dreefeld als Set, Nummer weiß ich nicht.
    `,
    by("gerold", "2d 07:10", { to: 4, helpful: ["pawel_z", "jule_hb"] })`
      04-0233. Alles richtig, was Paweł schreibt.
    `,
  ),
];
