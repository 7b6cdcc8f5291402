import { by, question, type Told } from "../tell.ts";

export const accessories: Told[] = [
  question(
    {
      key: "canopy-zip",
      in: "zubehoer",
      title: "Verdeck V2: Reißverschluss nach 5 Monaten ausgerissen",
      tags: ["verdeck", "garantie", "trine"],
    },
    by("jule_hb", "137d 17:20", { helpful: ["kita_moorweg", "brummel"] })`
      Der seitliche Reißverschluss vom Verdeck V2 ist am unteren Ende komplett aus der Naht. Kein Unfall, kein Zerren (okay, die Große zieht ihn selbst zu, aber sie ist 6). Händler sagt Verschleiß. Ich sag: FÜNF Monate.
    `,
    by("kita_moorweg", "45m", { helpful: ["jule_hb"] })`
      Bei uns an beiden Trinen genauso, jeweils links unten.
    `,
    by("wiebke", "1h", { to: 1 })`
      Moin Jule, können Sie ein Foto vom Etikett innen schicken? Da steht ein Buchstabe und eine Zahl.
    `,
    by("jule_hb", "30m", { to: 3 })`
      K 7. Und du darfst ruhig du sagen, wir haben schon dreimal telefoniert :)
    `,
    by("wiebke", "1d 09:10", {
      accepted: true,
      helpful: ["jule_hb", "kita_moorweg", "regenfahrer", "danvers"],
    })`
      Also: K 5 bis K 8 sind mit dem falschen Faden genäht, der wird in der Sonne spröde. Das ist kein Verschleiß, das ist unser Mangel, und das habe ich dem Händler gerade auch gesagt.

      - Jule, Kita Moorweg: neue Seitenteile (09-4417) gehen heute raus, kostenlos.
      - Alle anderen mit **K 5 bis K 8** im Etikett: kurze Mail mit Foto an verdeck@example.com, dann genauso. Auch wenn er noch hält.
    `,
    by("brummel", "1d 17:45", { to: 5 })`
      und k 4? meiner is auch hin
    `,
    by("wiebke", "12m", { to: 6, helpful: ["brummel", "aylin"] })`
      K 4 ist der richtige Faden. Schicken Sie trotzdem ein Foto, dann gucken wir. Wenn's die Naht ist: gleiche Behandlung.
    `,
    by("brummel", "4d 19:02", { to: 7, helpful: ["wiebke", "ole77"] })`
      ist gekommen. passt. na gut
    `,
  ),

  question(
    {
      key: "baby-seat",
      in: "zubehoer",
      title: "From what age can a baby ride in the Fiete?",
      tags: ["kinder", "fiete"],
    },
    by("nightfeed", "20d 02:20")`
      she's 11 weeks. i see people in our street with tiny ones in the box, in a car seat strapped to something?? what's actually ok. i want to get out of this house but not like that
    `,
    by("danvers", "0d 07:10", { helpful: ["nightfeed"] })`
      We waited until ours could sit on her own, about nine months. It felt like nine years.
    `,
    by("wiebke", "0d 08:05", {
      accepted: true,
      helpful: ["nightfeed", "gwen_cargo", "jule_hb", "kettenfett", "danvers"],
    })`
      Good morning Hannah. What we can stand behind:

      - **Our baby shell 09-5130** is a hammock-like seat on springs, from about 9 weeks to 10 kg, in the Fiete 3 and the Trine only. Please ask your midwife or doctor first; if there was anything special about the birth, wait.
      - **No car seat.** They're built for a car's suspension and we haven't tested a single one in the box. We know dealers who fit them. We don't.
      - In the first months: short rides, smooth roads, 15 km/h. The head bobs more than you think, film it once on a phone.

      Borrowing is possible, we have four shells that go round. You'd pay the postage, that's all.
    `,
    by("nightfeed", "0d 13:40", { to: 3, helpful: ["wiebke"] })`
      asked the midwife, she says 3 months and keep it short. can i have one of the four?
    `,
    by("wiebke", "15m", { to: 4, helpful: ["nightfeed", "jule_hb"] })`
      Number three is yours, posted tomorrow. It has a duck drawn on it, previous owner.
    `,
    by("nightfeed", "9d 10:30", {
      helpful: ["wiebke", "ole77", "gwen_cargo", "danvers", "jule_hb"],
    })`
      we went to the sea. twelve minutes. she slept the whole way and i cried a bit. thank you 🦆
    `,
  ),

  question(
    {
      key: "battery-key",
      in: "zubehoer",
      title: "Schlüssel für das Akkuschloss verloren",
      tags: ["akku", "teilenummer"],
    },
    by("frau_petersen", "171d 11:05")`
      Guten Tag, ich habe den Schlüssel für den Akku verlegt, der zweite ist vermutlich noch beim Vorbesitzer. Auf der Rechnung steht eine Schlüsselnummer. Soll ich sie hier hineinschreiben?
    `,
    by("kettenfett", "4m", { helpful: ["frau_petersen", "wiebke"] })`
      Bitte nicht, Frau Petersen! Mit der Nummer kann sich jeder einen passenden Schlüssel machen lassen, und das hier liest die ganze Welt. Wiebke meldet sich bestimmt gleich.
    `,
    by("wiebke", "25m", {
      accepted: true,
      helpful: ["frau_petersen", "kettenfett", "aylin", "ole77"],
    })`
      Bernd hat recht, bitte per Mail an teile@example.com, mit einem Foto der Rechnung. Ein Nachschlüssel (06-1180) kostet 9 Euro und ist in drei Tagen da.

      Ist die Nummer auch verloren: Dann wird das Schloss getauscht, 06-1185. Das dauert in der Werkstatt zehn Minuten, niemand muss etwas aufbohren.
    `,
    by("frau_petersen", "3d 15:30")`
      Der Schlüssel ist angekommen. Der alte auch, er war im Brotkasten.
    `,
    by("jule_hb", "40m", { to: 4, helpful: ["frau_petersen", "ole77", "kettenfett"] })`
      Der Brotkasten! Bei uns war es die Gummistiefelspitze.
    `,
  ),

  question(
    {
      key: "dog-mat",
      in: "zubehoer",
      title: "Matte für Hund in der Box, die nicht rutscht?",
      tags: ["fiete"],
    },
    by("deleted-1", "214d 18:40")`
      Unser Hund (28 kg, Labrador-irgendwas) rutscht in der Kurve von einer Seite auf die andere. Handtuch bringt nichts. Gibt es eine Matte, die in die Fiete-Box passt und die man abspritzen kann?
    `,
    by("jule_hb", "30m", { helpful: ["deleted-1"] })`
      Wir haben eine Yogamatte zugeschnitten. Hält ungefähr ein Jahr, dann riecht sie nach Hund und man hat einen Grund für eine neue
    `,
    by("wiebke", "1d 08:55")`
      Von uns gibt es keine, leider. Die Maße vom Boden sind 61 × 46 cm, vorne mit 8-cm-Radien, falls Sie sich eine zuschneiden lassen.
    `,
    by("pawel_z", "2d 20:10", { helpful: ["jule_hb"] })`
      Riffelgummi aus Baumarkt, Meterware. Unten mit Klett, sonst wandert sie trotzdem.
    `,
    by("deleted-1", "3d 07:30", {
      to: 4,
      deleted: { after: "2d", by: "deleted-1", reason: "Hat sich erledigt" },
    })`
      Welche Stärke? 3 oder 5 mm?
    `,
  ),

  question(
    {
      key: "lost-order",
      in: "zubehoer",
      title: "Seit 5 Wochen warten auf Lenkseile 05-0330",
      tags: ["teilenummer", "lenkung"],
    },
    by("pawel_z", "49d 09:12")`
      Ich habe 05-0330 bestellt, bezahlt sofort, seit fünf Wochen „in Bearbeitung“. Zwei Mails, keine Antwort. Kundin braucht Rad für Kinder. Was ist da los bei euch?
    `,
    by("wiebke", "40m", {
      helpful: ["pawel_z", "danvers", "kettenfett", "aylin"],
      accepted: true,
    })`
      Ich habe nachgesehen, und es ist peinlich: Ihre Bestellung hing in einer Liste „Adresse prüfen“, weil die Software das ł im Ort Ihrer Rechnungsadresse nicht mochte. In diese Liste hat fünf Wochen niemand geguckt. Die Mails lagen daneben.

      Die Seile gehen heute mit Kurier raus und sind morgen vor 12 bei Ihnen. Den Betrag erstatte ich ganz. In der Liste waren noch sieben andere, die rufe ich jetzt an.
    `,
    by("pawel_z", "1d 11:48", { to: 2, helpful: ["wiebke"] })`
      Seile sind da, 11:40. Erstattung ganz wäre nicht nötig gewesen, aber danke. Kundin fährt.
    `,
    by("henrike", "1d 14:30", { to: 2, helpful: ["pawel_z", "danvers", "brummel"] })`
      Die Software kann jetzt Polnisch. Und die Liste steht auf dem großen Bildschirm neben der Kaffeemaschine, da guckt jeder hin.
    `,
  ),

  question(
    {
      key: "trailer",
      in: "zubehoer",
      title: "Anhänger am Lütt: warum eigentlich nicht freigegeben?",
      tags: ["lütt", "kinder"],
    },
    by("samir_k", "67d 20:55", { helpful: ["jule_hb"] })`
      Im Handbuch steht schlicht „Anhängerbetrieb nicht zulässig“. Beim Fiete geht's, beim Lütt nicht. Motor hat genug Kraft, Bremsen sind dieselben. Ist das Technik oder Anwalt?
    `,
    by("rasmus", "1d 09:40", {
      accepted: true,
      helpful: ["samir_k", "messknecht", "danvers", "luc_vdb"],
    })`
      Engineering, this time. The coupling sits on the axle, and the Lütt's dropout was made thin to save weight. In our rig it cracked after 41,000 cycles with a 60 kg trailer. We want 100,000. So it wouldn't break tomorrow, it would break in three years, with somebody's kids behind it.

      A thicker dropout is drawn and being tested. If it holds, new frames get it, and old ones can't be changed. Sorry, I know that's not what you hoped for.
    `,
    by("samir_k", "1d 12:30", { to: 2, helpful: ["rasmus"] })`
      Ok, das ist mal eine Antwort. Schreibt das doch genau so ins Handbuch.
    `,
    by("danvers", "1d 19:15", { to: 3, helpful: ["samir_k", "ottokar", "luc_vdb"] })`
      Seconded. "Not permitted" makes people try it. "Cracked after 41,000 cycles" doesn't.
    `,
  ),

  question(
    {
      key: "sunshade",
      in: "zubehoer",
      title: "Passt der Sonnenschutz vom Fiete auf die Trine?",
      tags: ["verdeck", "trine"],
    },
    by("jule_hb", "52m")`
      Hab einen gebrauchten Sonnenschutz geschenkt bekommen (09-4460, steht drauf „Fiete“). Die Stangen sind gleich lang wie bei der Trine, nur die Klammern sehen anders aus. Kann ich die tauschen oder klappert das dann?
    `,
    by("wiebke", "18m", { helpful: ["jule_hb"] })`
      Moin Jule, passt mit vier anderen Klammern, 09-4462. Ich bin nur nicht sicher, ob die Kopffreiheit hinten reicht, die Trine-Bank sitzt 4 cm höher. Ich geh nachher in die Halle und halte einen dran.
    `,
  ),
];
