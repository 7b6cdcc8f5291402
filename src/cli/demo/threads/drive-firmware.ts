import { by, question, type Told } from "../tell.ts";

export const driveFirmware: Told[] = [
  question(
    {
      key: "trine-speed",
      in: "antrieb-akku",
      title: "Trinen seit dem Update langsamer? Bei „25“ ist Schluss, gefühlt früher",
      tags: ["trine", "firmware"],
    },
    by("kita_moorweg", "24d 13:20", { helpful: ["jule_hb"] })`
      Guten Tag,

      seit dem Update auf 4.0.0 sagen alle drei Kolleginnen, die mit den Trinen fahren, dass sie nicht mehr hinterherkommen. Der Motor hört bei 25 auf, wie immer, aber der Weg zum Schwimmbad dauert jetzt 4 Minuten länger. Kann das sein oder bilden wir uns das ein? Zwei verschiedene Räder, gleiches Gefühl.

      Viele Grüße
      C. Albers
    `,
    by("tomke", "1h", {
      edited: [
        {
          was: `Hallo Frau Albers, der Tacho darf ein paar Prozent abweichen. Vier Minuten erklärt das nicht. Ist auf dem Weg eine Baustelle?`,
          after: "6m",
        },
      ],
    })`
      Hallo Frau Albers, der Tacho darf ein paar Prozent abweichen, das ist bei allen Rädern so und hat sich mit 4.0.0 nicht geändert. Vier Minuten erklärt das eher nicht. Ist auf dem Weg vielleicht eine Baustelle oder Gegenwind?
    `,
    by("kita_moorweg", "35m", { to: 2 })`
      Keine Baustelle. Gegenwind haben wir hier immer, in beide Richtungen.
    `,
    by("jule_hb", "0d 20:40", { helpful: ["kita_moorweg"] })`
      Hier auch so! Ich dachte, es liegt an mir und am vielen Kuchen 😅
    `,
    by("messknecht", "1d 19:05", {
      helpful: ["kita_moorweg", "jule_hb", "tomke", "rasmus", "luc_vdb", "ottokar"],
    })`
      Ich habe mir die Trine meiner Schwägerin geliehen und einen GPS-Logger draufgeklebt, 3 km schnurgerade am Kanal, hin und zurück gemittelt:

      | Display | GPS | Verhältnis |
      |---:|---:|---:|
      | 15 | 13,9 | 1,08 |
      | 20 | 18,6 | 1,08 |
      | 25 | 23,3 | 1,07 |

      Das ist keine Toleranz, das ist ein fester Faktor. 1,075 ist zufällig ziemlich genau 26 Zoll geteilt durch 24 Zoll mit den jeweiligen Reifen. Nur so ein Gedanke.
    `,
    by("tomke", "1d 20:30", { to: 5 })`
      Schöne Messung. Ich glaube trotzdem eher an den Magneten als an die Firmware, der Radumfang wird pro Modell geladen und die Tabelle hat seit Jahren keiner angefasst.
    `,
    by("rasmus", "2d 08:10", {
      to: 6,
      helpful: ["messknecht", "tomke", "kita_moorweg", "danvers"],
    })`
      I disagree, Tomke. The Trine has a 24 inch rear wheel, rolling circumference 1.925 m. The Fiete has 2.070 m. 2.070 / 1.925 = 1.075, which is Tobias' number to the third digit. I think 4.0 loads the Fiete value for every model. The table may be fine and still not be read.
    `,
    by("tomke", "2d 09:55", {
      accepted: true,
      helpful: ["kita_moorweg", "jule_hb", "messknecht", "kettenfett", "danvers", "frau_petersen"],
    })`
      Rasmus hat recht, und ich lag zweimal daneben.

      In 4.0.0 habe ich das Laden der Modelldaten umgebaut. Wenn das Display beim Start länger als 300 ms braucht, gilt der Standardwert, und der ist der vom Fiete 3. Die Trine braucht immer länger. Die Kita fährt also seit drei Wochen mit 23,3 statt 25 durch die Gegend. Das tut mir leid, vor allem, dass ich erst nach dem Gegenwind gefragt habe.

      - 4.0.2 behebt es, kommt diese Woche.
      - Bis dahin hilft: Display einschalten, **10 s warten**, aus, wieder ein. Der zweite Start ist schnell genug.
      - Die seit dem Update gezählten Kilometer sind 7,5 % zu viel. Wen das stört: melden, ich stelle sie von Hand zurück.
    `,
    by("kita_moorweg", "2d 12:30", { to: 8 })`
      Der Trick mit dem zweimal Einschalten geht. Die Kinder waren heute *vor* der Schwimmlehrerin da. Danke an alle, besonders an Herrn Reents und seine Schwägerin!
    `,
    by("brummel", "2d 19:20", { to: 6, helpful: ["regenfahrer"] })`
      „seit jahren keiner angefasst“ kannst du dir einrahmen
    `,
    by("tomke", "4m", { to: 10, helpful: ["brummel", "jule_hb", "messknecht", "ole77"] })`
      Hängt schon.
    `,
  ),

  question(
    {
      key: "walk-assist",
      in: "antrieb-akku",
      title: "Dringend: Schiebehilfe läuft nach dem Loslassen weiter (4.0.1)",
      tags: ["firmware", "trine", "kinder"],
    },
    by("jule_hb", "22d 07:48", { helpful: ["kita_moorweg"] })`
      Eben an der Kitatreppe: Schiebehilfe gedrückt, losgelassen, Trine schiebt weiter! Bestimmt zwei Sekunden. Bin mit dem Knie am Geländer hängen geblieben, Kinder saßen zum Glück noch nicht drin. Seit gestern Abend 4.0.1 drauf. Ist das bekannt???
    `,
    by("tomke", "9m", {
      accepted: true,
      helpful: ["jule_hb", "kita_moorweg", "regenfahrer", "kettenfett"],
    })`
      Nein, seit jetzt schon. **Bitte die Schiebehilfe unter 4.0.1 nicht benutzen**, auch nicht zum Ausprobieren. Ich ziehe 4.0.1 gerade zurück, in fünf Minuten wird sie niemandem mehr angeboten.

      Zurück auf 4.0.0: App → Rad → Firmware → „Vorige Version“. Dauert 4 Minuten, Einstellungen bleiben.

      Was macht das Knie?
    `,
    by("jule_hb", "6m", { to: 2 })`
      Blau, aber dran. Danke für die schnelle Antwort, ich hatte mit „bitte füllen Sie das Formular aus“ gerechnet
    `,
    by("tomke", "0d 15:30", { helpful: ["jule_hb", "danvers", "messknecht", "ottokar"] })`
      Nachtrag, was passiert ist: Seit 4.0.1 wird das Loslassen nur noch einmal gemeldet statt fortlaufend. Geht genau diese eine Nachricht verloren, läuft die Schiebehilfe bis zur Zeitgrenze von 2,5 s weiter. Ich wollte damit Strom sparen. Das war eine schlechte Idee an einer Stelle, an der man keine schlechten Ideen haben darf.

      In 4.0.2 ist es wieder wie früher, plus eine Prüfung, die bei jedem Bau läuft.
    `,
    by("kettenfett", "0d 18:45", { helpful: ["jule_hb"] })`
      Ich habe den Titel so gelassen und das Thema für zwei Tage oben angeheftet, damit es auch die sehen, die nur kurz reinschauen.
    `,
  ),

  question(
    {
      key: "e21-pedals",
      in: "antrieb-akku",
      title: "E21 nach Pedalwechsel, Motor hilft nur noch links",
      tags: ["fehlercode", "fiete"],
    },
    by("pawel_z", "76d 11:15")`
      Fiete 3, Kundin hat selbst Pedale gewechselt, danach E21. Motor zieht nur bei linkem Bein. Drehmomentsensor defekt oder kann man Nullpunkt neu machen? Kein Händlerzugang, ich bin freie Werkstatt.
    `,
    by("tomke", "50m", {
      accepted: true,
      helpful: ["pawel_z", "messknecht", "samir_k", "luc_vdb"],
    })`
      Fast immer der Nullpunkt. Braucht keinen Händlerzugang:

      1. Rad auf den Ständer, Kurbel waagerecht, **kein Fuß auf dem Pedal**.
      2. Display aus. Plus und Lichttaste zusammen halten, einschalten, weiterhalten, bis \`CAL\` blinkt (etwa 8 s).
      3. Kurbel langsam eine ganze Umdrehung rückwärts.
      4. Warten, bis \`OK\` steht. Bei \`ERR 2\` war doch ein Fuß im Weg.

      Wenn E21 danach wiederkommt, liegt der Nullpunkt weiter als 15 Nm daneben und der Sensor ist hin. Das Teil ist 08-3105.
    `,
    by("pawel_z", "2h", { to: 2, helpful: ["tomke"] })`
      OK beim zweiten Mal, beim ersten war Fuß von Kundin. Danke, und danke dass ich das darf ohne Vertrag.
    `,
    by("luc_vdb", "0d 21:10", { to: 2 })`
      Does the same sequence work on a D2? My neighbour has the older one.
    `,
    by("tomke", "1d 08:35", { to: 4, helpful: ["luc_vdb"] })`
      On a D2 it's minus + light, everything else is the same. It shows \`CL\` instead of \`CAL\` because there are only two digits.
    `,
  ),

  question(
    {
      key: "e33-hill",
      in: "antrieb-akku",
      title: "E33 kurz vor oben, Motor macht 5 Minuten Pause",
      tags: ["fehlercode", "fiete", "reichweite"],
    },
    by("mirjam", "1d 17:55")`
      Ihr kennt ja meinen Berg. Gestern und heute kam auf den letzten 200 Metern E33, dann Schluss mit Motor. Nach fünf Minuten Stehen und Gummibärchen ging es weiter. Beide Kinder drin, Stufe 3, wie empfohlen. Ist das gefährlich für den Motor?
    `,
    by("ole77", "12m", { helpful: ["mirjam"] })`
      E33 = zu heiß. Gang kleiner, schneller treten.
    `,
    by("tomke", "1h", { helpful: ["mirjam", "messknecht"] })`
      Gefährlich nicht, er schaltet ab, bevor etwas leidet. Normal finde ich es trotzdem nicht: Ihre 210 Höhenmeter müsste er schaffen. Schicken Sie mir aus der App das Protokoll von heute (Rad → Diagnose → Senden)? Ich möchte sehen, ob er langsam heiß wird oder plötzlich. Plötzlich wäre der Fühler.
    `,
    by("mirjam", "25m", { to: 3 })`
      Ist raus. Die Gummibärchen sind übrigens auch alle.
    `,
  ),

  question(
    {
      key: "display-zero",
      in: "antrieb-akku",
      title: "Display zeigt 0 % obwohl voll, fährt aber normal",
      tags: ["akku", "display", "fiete"],
    },
    by("samir_k", "7m")`
      Steh grad in Ehrenfeld, noch 11 Stopps. Akku heute früh auf 100, nach der Mittagspause eingesteckt und jetzt steht da 0 %. Motor zieht aber ganz normal. 4.0.2, B630, keine Fehlernummer.

      Kann ich weiterfahren oder geht mir das gleich mitten auf der Inneren Kanalstraße aus?
    `,
  ),

  question(
    {
      key: "e40-dealer",
      in: "antrieb-akku",
      title: "E40 nach Tausch des Steuergeräts",
      tags: ["fehlercode", "firmware", "garantie"],
    },
    by("regenfahrer", "153d 18:25")`
      Wasser im Steuergerät (nach 9.000 km in Hamburg, geschenkt), Händler hat auf Garantie ein neues eingebaut. Seitdem zeigt das D3 beim Einschalten E40 und fährt nur ohne Motor. Händler sagt „muss Dreefeld machen“, Hotline sagt „muss der Händler machen“. Ich sage: 28 km ohne Motor sind lang.
    `,
    by("wiebke", "22m", { helpful: ["regenfahrer"] })`
      Moin Nils, das mit dem Hin- und Herschicken geht so nicht, ich kläre intern, wer das war. Tomke weiß, was zu tun ist, ist aber gerade auf dem Rad. Antwort noch heute.
    `,
    by("tomke", "0d 20:10", { accepted: true, helpful: ["regenfahrer", "pawel_z"] })`
      Bin da. E40 heißt: Steuergerät und Display sprechen verschiedene Versionen. Das neue Gerät kam mit 3.6 aus dem Lager, dein Display hat 3.8.4.

      App → Rad → ⋮ → **„Nur Steuergerät aktualisieren“**. Der Punkt taucht nur auf, wenn E40 anliegt, deshalb findet ihn keiner. Danach aus, 10 s, ein.
    `,
    by("regenfahrer", "31m", { to: 3, helpful: ["wiebke", "tomke"] })`
      Läuft. Morgen mit Motor. Ihr seid seltsam, aber schnell.
    `,
    by("wiebke", "1d 09:20", { helpful: ["regenfahrer", "kettenfett", "danvers"] })`
      Und geklärt: Die Hotline waren wir, genauer ich, mit einer veralteten Liste. E40 steht jetzt richtig drin. Entschuldigung.
    `,
  ),
];
