import { by, question, type Told } from "../tell.ts";

export const driveBattery: Told[] = [
  question(
    {
      key: "e14-rain",
      in: "antrieb-akku",
      title: "E14 nach Regenfahrt, Akku wird nicht erkannt",
      tags: ["fehlercode", "akku", "fiete"],
    },
    by("aylin", "38d 22:14")`
      Hallo zusammen, ich bin heute im Platzregen heimgefahren und seit dem Abstellen zeigt mein Fiete 2 nur noch E14. Akku (B480) raus und wieder rein hab ich probiert, Knopf am Akku leuchtet grün. Hab am Freitag Umzug und das Rad ist quasi der Transporter 🙈
    `,
    by("ole77", "11m")`
      Kontakte nass. Rausnehmen, über Nacht trocknen lassen.
    `,
    by("kettenfett", "25m", { helpful: ["aylin"] })`
      Trocknen ja, aber *neben* der Heizung und nicht darauf. Schau dir auch die Gummilippe an der Aufnahme an, die wird bei alten Fietes hart und lässt dann Wasser rein.
    `,
    by("gerold", "1d 07:20", { accepted: true, helpful: ["aylin", "ottokar", "pawel_z", "ole77"] })`
      E14 = Steuergerät hört den Akku nicht. Strom kommt, Daten nicht. Das sind die zwei schmalen mittleren Stifte.

      1. Akku raus. Stifte mit trockener Zahnbürste putzen, grüner Belag muss ab.
      2. Hauch Kontaktfett, Teil 08-0020. Kein Silikon, kein Kettenöl.
      3. Lippe prüfen. Hart oder rissig → 08-0114, ein paar Euro.

      Bleibt E14, ist der Stecker unterm Akkuhalter abgesoffen. Dann melden.
    `,
    by("aylin", "1d 16:50", { to: 4 })`
      Zahnbürste war's!! Alles grün gewesen da drin. Lippe bestell ich, die ist hart wie ein Keks. Umzug gerettet, danke ❤️
    `,
    by("gerold", "1d 17:05", { to: 5, helpful: ["aylin", "jule_hb"] })`
      Lippe liegt schon im Umschlag. Gebraucht, aber weich. Kostet nix.
    `,
  ),

  question(
    {
      key: "e28-ice-cream",
      in: "antrieb-akku",
      title: "E28, charger blinks red, battery is absolutely fine?",
      tags: ["fehlercode", "akku", "trine"],
    },
    by("gwen_cargo", "203d 07:05")`
      Morning all. Second time this week: I plug in the Trine's battery at the unit, charger blinks red, display says E28. Last night I rode home on it with no trouble at all. I've tried both sockets. I have a wedding at noon and 300 cones to move, so no pressure.
    `,
    by("danvers", "20m")`
      Where does the battery spend the night?
    `,
    by("gwen_cargo", "4m", { to: 2 })`
      At the unit, with the bike. Well. In the cold store, because the bike doesn't fit anywhere else. Oh no.
    `,
    by("luc_vdb", "8m", {
      accepted: true,
      helpful: ["gwen_cargo", "danvers", "kettenfett", "hilltop_ana", "tomke"],
    })`
      There you go. The cells refuse to charge below about 3 °C, it protects them from damage. Discharging in the cold is allowed, that's why you got home. Put the battery somewhere at room temperature for an hour or two, *then* plug it in. Not next to a heater, just a normal room.

      And tonight keep it out of the freezer, it isn't a choc ice.
    `,
    by("gwen_cargo", "2h", { to: 4, helpful: ["luc_vdb", "danvers"] })`
      Green light at 9:40, wedding saved. I will be hearing about this from my husband until I die.
    `,
    by("tomke", "0d 10:15", { to: 4, helpful: ["gwen_cargo"] })`
      Luc is right: charging works from 3 to 40 °C, measured inside the battery, and a cold one takes its time to warm up. I've added "too cold to charge" to the E28 text in the app, because a number alone was no help to you at seven in the morning.
    `,
  ),

  question(
    {
      key: "range-hills",
      in: "antrieb-akku",
      title: "Nur 31 km Reichweite statt „bis zu 85“. Akku kaputt?",
      tags: ["akku", "reichweite", "fiete"],
    },
    by("mirjam", "97d 20:32", { helpful: ["regenfahrer"] })`
      Hallo,

      mein Fiete 3 ist fünf Monate alt und der B630 ist nach zweieinhalb Tagen leer, das sind 31 km. Im Prospekt stehen „bis zu 85 km“. Mein Alltag: morgens runter zur Kita (rollen), zur Arbeit, nachmittags mit zwei Kindern und Einkauf wieder hoch. 12 km am Tag, 210 Höhenmeter auf einmal, die letzten davon ziemlich steil. Meistens Stufe 4.

      Ist der Akku defekt oder ist das normal? Wenn normal, finde ich die 85 ehrlich gesagt frech.
    `,
    by("ole77", "30m")`
      Stufe 4 am Berg. Normal.
    `,
    by("messknecht", "1h", {
      accepted: true,
      helpful: ["mirjam", "ottokar", "hilltop_ana", "tomke", "luc_vdb", "aylin"],
    })`
      Lässt sich nachrechnen. Nimm 160 kg für alles zusammen (Rad, du, Kinder, Milch) und 75 % Wirkungsgrad. Für den Berg brauchst du

      $$E_{\text{Berg}} = \frac{m \, g \, h}{\eta} = \frac{160 \cdot 9{,}81 \cdot 210}{0{,}75 \cdot 3600} \approx 122\ \text{Wh}$$

      Dazu die Strecke selbst, in Stufe 4 ungefähr 8 Wh pro Kilometer, also $12 \cdot 8 = 96$ Wh. Macht 218 Wh am Tag. Nutzbar sind vom B630 rund 600 Wh, das sind 2,75 Tage oder **33 km**. Du hast 31. Dein Akku ist völlig in Ordnung, dein Wohnort ist das Problem 😉

      Was etwas bringt: bergauf Stufe 3 und einen Gang leichter. Der Motor läuft dann schneller und hat den besseren Wirkungsgrad. Bei mir sind das etwa 10 %.
    `,
    by("mirjam", "25m", { to: 3 })`
      Wow, danke, damit kann ich leben. Also mit der Antwort. Mit dem Prospekt nicht.
    `,
    by("tomke", "1d 08:50", {
      to: 1,
      helpful: ["mirjam", "danvers", "brummel", "kettenfett", "regenfahrer", "ottokar"],
    })`
      Die 85 km stimmen, und sie helfen Ihnen nicht: flach, 20 °C, 20 kg Zuladung, Stufe 2. So fährt niemand ein Lastenrad. Ich habe heute darum gebeten, dass wir stattdessen drei Werte angeben, „flach und leer“, „flach und voll“, „Berg und voll“. Der dritte wird 35 heißen.
    `,
    by("henrike", "1d 11:30", { to: 5, helpful: ["mirjam", "tomke", "danvers", "jule_hb"] })`
      Ist beschlossen. Die Webseite ist ab morgen so, der gedruckte Prospekt beim nächsten Druck. Die alten werfe ich nicht weg, da kommt ein Aufkleber drauf.
    `,
    by("hilltop_ana", "2d 22:05", { to: 3 })`
      Obrigada for the formula. For Porto I get 28 km. I always thought I was just heavy.
    `,
  ),

  question(
    {
      key: "second-battery",
      in: "antrieb-akku",
      title: "Zweitakku ZA-2 am Fiete 2 nachrüstbar?",
      tags: ["akku", "fiete", "umbau"],
    },
    by("regenfahrer", "28d 20:05")`
      Frage steht oben. Mein Zweitrad ist ein Fiete 2 mit M70. Das ZA-2-Set gibt's laut Webseite nur fürs Fiete 3, mechanisch sieht die Aufnahme aber gleich aus.
    `,
    by("akku_deals24", "1d 13:10", {
      deleted: { after: "25m", by: "kettenfett", reason: "Werbung für einen Shop" },
    })`
      Hallo bei uns passende Akkus für ALLE Modelle, 40% günstiger als Original, nur diese Woche! Link im Profil
    `,
    by("tomke", "1d 14:40", { accepted: true, helpful: ["regenfahrer", "pawel_z", "kettenfett"] })`
      Nein, leider. Mechanisch passt es, aber das Steuergerät vom Fiete 2 kann nur einen Akku verwalten. Zwei hängen dann parallel ohne Aufsicht, und wenn sie verschieden voll sind, fließt zwischen ihnen ein Strom, den keiner begrenzt.

      Wir verkaufen dir das Set also nicht, auch nicht auf eigene Gefahr. Ein zweiter B480 zum Wechseln ist der langweilige, richtige Weg.
    `,
    by("brummel", "1d 19:00", { to: 3 })`
      und ein neues steuergerät einbauen?
    `,
    by("tomke", "1d 19:25", { to: 4, helpful: ["brummel"] })`
      Dann brauchen Sie auch Display, Kabelbaum und Motor vom Dreier. Dann haben Sie ein Fiete 3 mit altem Lack.
    `,
    by("kettenfett", "1d 20:30", { helpful: ["ole77", "jule_hb", "ottokar"] })`
      Zum gelöschten Beitrag: Das war Reklame, zum zweiten Mal vom selben Konto. Das Konto ist gesperrt. Wer hier etwas verkaufen möchte, frage bitte erst, meistens ist die Antwort nein.
    `,
  ),

  question(
    {
      key: "storage",
      in: "antrieb-akku",
      title: "Akku drei Monate nicht benutzen: was ist zu beachten?",
      tags: ["akku"],
    },
    by("frau_petersen", "64d 10:12")`
      Sehr geehrtes Forum,

      ich bekomme ein neues Knie und werde wohl drei Monate nicht fahren. Das Fiete steht bei mir im Schuppen. Mein Nachbar meint, ich solle den Akku am Ladegerät lassen, damit er „frisch bleibt“. Mein Enkel meint genau das Gegenteil. Wem darf ich glauben?

      Mit freundlichen Grüßen
      Inge Petersen
    `,
    by("gerold", "45m", {
      accepted: true,
      helpful: ["frau_petersen", "ottokar", "aylin", "ole77"],
    })`
      Dem Enkel.

      Akku raus, auf ungefähr die Hälfte fahren oder laden (zwei oder drei Lämpchen), ins Haus. Flur oder Keller, 10 bis 20 Grad. Nicht am Ladegerät lassen. Nach sechs Wochen einmal gucken, unter einem Lämpchen eine halbe Stunde nachladen.

      Gutes Knie wünsche ich.
    `,
    by("ottokar", "0d 14:20", { helpful: ["frau_petersen"] })`
      Ergänzend, da die Begründung das Merken erleichtert: Lithiumzellen altern bei hohem Ladestand und hoher Temperatur schneller, bei völliger Entladung nehmen sie dauerhaft Schaden. Die Mitte ist der bequemste Zustand. Bei meinem B480 habe ich es sieben Jahre so gehalten, er hat laut Diagnose noch 83 Prozent.

      Auch von mir gute Besserung.
    `,
    by("frau_petersen", "1d 09:30")`
      Ich danke Ihnen beiden sehr. Der Akku liegt nun im Flur auf der Kommode, mit einem Zettel daran. Der Enkel ist unerträglich.
    `,
  ),

  question(
    {
      key: "m70-creak",
      in: "antrieb-akku",
      title: "M70 knackt unter Last, einmal pro Kurbelumdrehung",
      tags: ["fiete", "garantie"],
    },
    by("ottokar", "12d 17:05")`
      Guten Abend,

      seit etwa 300 km ist an meinem Fiete 2 (Kilometerstand 20.410) unter Last ein trockenes Knacken zu hören. Befund bisher:

      - tritt genau einmal je Kurbelumdrehung auf, rechtes Pedal etwa auf 3 Uhr,
      - nur ab ca. 150 W Eigenleistung, unabhängig von der Unterstützungsstufe,
      - auch bei ausgeschaltetem Motor,
      - nicht im Stehen, nicht im Rollen.

      Bereits ausgeführt: Pedale ausgebaut, Gewinde gereinigt und gefettet. Kurbelschrauben mit 40 Nm nachgezogen. Riemenscheibe geprüft. Sattelstütze gefettet, um den Klassiker auszuschließen. Das Knacken ist unverändert. Woran könnte es noch liegen?
    `,
    by("luc_vdb", "1h", { helpful: ["ottokar"] })`
      Chainring bolts (belt ring, sorry). Five of them, take each one out, grease, 8 Nm. They can be tight and still creak.
    `,
    by("ottokar", "1d 11:30", { to: 2 })`
      Dear Luc, done this morning, all five. Unfortunately no change. Thank you nevertheless.
    `,
    by("pawel_z", "1d 18:40", { helpful: ["ottokar", "luc_vdb"] })`
      Motoraufhängung. Drei Schrauben M8 oben, bei Fiete 2 setzen die sich. Lösen, Flächen sauber, neu anziehen 20 Nm über Kreuz.
    `,
    by("ottokar", "4d 16:15", { to: 4 })`
      Herr Zieliński, danke. Ausgeführt. Es knackt seither leiser, aber es knackt. Ich würde von einer Verbesserung um ein Drittel sprechen.
    `,
    by("gerold", "5d 07:35", { helpful: ["ottokar"] })`
      Ein Drittel leiser heißt, Sie sind nah dran. Tippe auf die Welle im Motor, rechtes Lager. Das kann ich von hier nicht hören. Wenn Sie mögen: am Werkstatttag mitbringen, ich mache auf und Sie gucken zu. Kostet nichts, wenn es das Lager ist.
    `,
    by("ottokar", "5d 18:00", { to: 6 })`
      Das Angebot nehme ich gern an. Bis dahin lasse ich das Thema offen, da es nicht gelöst ist.
    `,
  ),

  question(
    {
      key: "e07-night",
      in: "antrieb-akku",
      title: "E07 every few km, help, first week with the bike",
      tags: ["fehlercode", "fiete"],
    },
    by("nightfeed", "33d 02:41", { helpful: ["danvers"] })`
      sorry for typos feeding a baby with the other arm. new fiete 3, since yesterday it says E07 every couple of km and the motor cuts out, then comes back when i turn it off and on. is it broken?? shop doesnt open til tuesday
    `,
    by("ole77", "0d 06:12", {
      accepted: true,
      helpful: ["nightfeed", "danvers", "regenfahrer", "gwen_cargo"],
    })`
      Speed sensor does not see the magnet. Back wheel, left side: small magnet on the brake disc side. It turns when you lift the bike at this place. Turn it back so it points to the sensor, gap like a coin. Tighten.
    `,
    by("wiebke", "0d 07:25", { to: 1, helpful: ["nightfeed"] })`
      Good morning Hannah, and congratulations! Ole's got it, nine times out of ten that's all it is. If not: the sensor is part 07-1142, it's under warranty, and I'd post one straight to you so you needn't wait for the shop.
    `,
    by("nightfeed", "0d 09:50", { to: 2 })`
      IT WAS THE MAGNET. fixed with one hand and a butter knife. ole i owe you a pint
    `,
    by("ole77", "12m", { to: 4, helpful: ["nightfeed", "kettenfett"] })`
      👍
    `,
  ),
];
