import { announcement, by, type Told } from "../tell.ts";

export const news: Told[] = [
  announcement(
    {
      key: "kickstand-bolt",
      in: "neues",
      title: "Fiete 3: Bitte den Ständerbolzen prüfen (F3-04100 bis F3-05240)",
      tags: ["fiete", "garantie"],
      pinned: true,
    },
    by("henrike", "47d 17:30", {
      helpful: ["samir_k", "ottokar", "kettenfett", "luc_vdb", "danvers", "messknecht"],
      edited: [
        {
          was: `Bei einem Teil der Fiete 3 kann sich der rechte Bolzen des Ständers lösen.

**Betroffen:** Rahmennummern F3-04100 bis F3-04980. Die Nummer steht unter dem Tretlager.

Wenn der rote Strich am Bolzen nicht mehr fluchtet: Bitte das Rad nicht mehr beladen auf den Ständer stellen und das Bolzenset 03-2210 bestellen, kostenlos.`,
          after: "18h",
        },
        {
          was: `Bei einem Teil der Fiete 3 kann sich der rechte Bolzen des Ständers lösen. Das ist unser Fehler: In zwei Lieferungen fehlte die Schraubensicherung, und wir haben es in der Endkontrolle nicht bemerkt.

**Betroffen:** Rahmennummern F3-04100 bis F3-05240. Die Nummer steht unter dem Tretlager.

Wenn der rote Strich am Bolzen nicht mehr fluchtet: Bitte das Rad nicht mehr beladen auf den Ständer stellen und das Bolzenset 03-2210 bestellen, kostenlos.`,
          after: "2d",
        },
      ],
    })`
      Bei einem Teil der Fiete 3 kann sich der rechte Bolzen des Ständers lösen. Das ist unser Fehler: In zwei Lieferungen fehlte die Schraubensicherung, und wir haben es in der Endkontrolle nicht bemerkt. Gemerkt hat es @samir_k.

      **Betroffen:** Rahmennummern F3-04100 bis F3-05240. Die Nummer steht unter dem Tretlager.

      So prüft ihr es, dauert eine Minute:

      1. Rad abladen, auf den Ständer stellen, Bremse ziehen.
      2. Rechts unter die Box schauen. Auf dem Bolzenkopf ist ein roter Strich, er läuft auf dem Rahmen weiter.
      3. Fluchten beide Hälften: alles gut. Sind sie versetzt, oder fehlt der Strich: bitte nicht mehr beladen abstellen und schon gar keine Kinder in der stehenden Box sitzen lassen.

      Das Bolzenset **03-2210** kostet nichts, der Einbau bei eurer Werkstatt auch nicht. Anzugsmoment 38 Nm.

      ---

      *In English:* on Fiete 3 frames F3-04100 to F3-05240 the right-hand kickstand bolt may work loose, because we left out the threadlocker. If the red line on the bolt head no longer meets the line on the frame, do not park the bike loaded. The bolt kit 03-2210 and the fitting are free.
    `,
    by("danvers", "3h", { helpful: ["luc_vdb"] })`
      Mine's F3-04417, line is off by about a finger. Ordered the kit. Credit where it's due, most companies would have sent a letter with the word "precautionary" in it.
    `,
    by("brummel", "0d 21:50")`
      und wer bezahlt mir den kratzer vom umfallen
    `,
    by("henrike", "11m", { to: 3, helpful: ["brummel", "ole77"] })`
      Wir. Schicken Sie mir ein Foto und die Rahmennummer an staender@example.com, dann klären wir das diese Woche.
    `,
    by("ottokar", "1d 10:20", { helpful: ["kettenfett"] })`
      Frau Dree, eine Bitte um Präzisierung: Gilt die Angabe 38 Nm für das trockene oder für das mit Sicherungslack versehene Gewinde? Der Unterschied beträgt erfahrungsgemäß 10 bis 15 Prozent.
    `,
    by("rasmus", "1d 11:05", { to: 5, helpful: ["ottokar", "pawel_z", "messknecht"] })`
      For the new bolt with the blue dots on the thread, so *with* threadlocker. The old bolt should not go back in, dry or not.
    `,
    by("luc_vdb", "1d 13:40", { to: 1 })`
      Is the Fiete 2 really not affected? Same stand as far as I can see.
    `,
    by("rasmus", "25m", { to: 7, helpful: ["luc_vdb"] })`
      Same stand, other bolt. Fiete 2 has a through-bolt with a nut, it can't wander off.
    `,
    by("samir_k", "3d 20:15")`
      Set ist da, Einbau 20 Minuten bei mir um die Ecke, Rechnung ging direkt nach Varel. So soll das.
    `,
  ),

  announcement(
    {
      key: "firmware-402",
      in: "neues",
      title: "Firmware 4.0.2: Schiebehilfe und Tacho der Trine",
      tags: ["firmware", "trine", "display"],
    },
    by("tomke", "19d 16:45", {
      helpful: ["jule_hb", "messknecht", "kita_moorweg", "regenfahrer"],
    })`
      4.0.2 liegt ab jetzt bereit. Bitte alle aktualisieren, die 4.0.0 oder 4.0.1 auf dem Rad haben.

      | | 4.0.0 | 4.0.1 | 4.0.2 |
      |---|---|---|---|
      | Schiebehilfe stoppt beim Loslassen | ja | **nein** | ja |
      | Radumfang der Trine richtig | **nein** | **nein** | ja |
      | Reichweite springt nach dem Einschalten | ja | ja | seltener |

      Die ersten beiden Fehler habe ich gemacht und nicht beim Testen gefunden, sondern hier im Forum. Danke @jule_hb und @messknecht. Ab sofort fährt jede Version eine Woche bei den Testfahrern, bevor sie bei euch ankommt.

      Die dritte Zeile ist noch nicht gelöst. Das kommt mit 4.1.

      *English:* please update from 4.0.0 or 4.0.1. Walk assist stops again when you let go, and the Trine shows its true speed.
    `,
    by("messknecht", "2h", { helpful: ["tomke"] })`
      Nachgemessen: 25,1 im Display, 25,0 im GPS. 👍
    `,
    by("regenfahrer", "0d 20:05", { to: 1 })`
      Update brach bei mir bei 60 % ab, zweiter Versuch mit Telefon direkt neben dem Display ging. Nur falls jemand auch nervös wird.
    `,
    by("brummel", "1d 06:50")`
      jetzt hab ich schon dreimal dieses jahr ein fahrrad geupdatet. mein altes hatte einen dynamo
    `,
    by("tomke", "1d 09:10", { to: 4, helpful: ["ole77", "frau_petersen", "brummel"] })`
      Kann ich verstehen. Und seien Sie gewarnt, ein viertes Mal kommt.
    `,
  ),

  announcement(
    {
      key: "workshop-day",
      in: "neues",
      title: "Werkstatttag in Varel: kommt gucken, bringt Kuchen",
      tags: [],
    },
    by("wiebke", "9d 12:15", { helpful: ["jule_hb", "frau_petersen", "ole77"] })`
      Wir machen die Halle wieder einen Samstag auf. Von 10 bis 17 Uhr, ohne Anmeldung, ohne Verkaufsgespräche (versprochen, wir haben eh nichts auf Lager).

      Was bis jetzt feststeht:

      - [x] Gerold zeigt, wie man eine Bremse entlüftet, ohne den Boden zu fluten
      - [x] Rasmus sägt ein Fiete 1 in der Mitte durch, damit man sieht, was drin ist
      - [x] Probefahrten, auch mit den eigenen Kindern als Ballast
      - [ ] Kaffeemaschine für 80 Leute (wer hat eine?)
      - [ ] jemand, der Waffeln kann

      Termin und Anfahrt: <https://dreefeld.example.com/werkstatttag>
    `,
    by("kettenfett", "40m", { helpful: ["wiebke"] })`
      Waffeln kann ich. Eisen bringe ich mit, Teig bitte nicht wieder in der Teeküche neben dem Bremsenreiniger lagern.
    `,
    by("gwen_cargo", "0d 19:30", { to: 1 })`
      I can't make it from Cardiff but I'm sending moral support and, if the ferry people allow it, ice cream.
    `,
    by("frau_petersen", "1d 09:40")`
      Guten Morgen, ist die Halle auch mit dem Zug zu erreichen? Mit dem neuen Knie darf ich noch nicht wieder auf das Rad.
    `,
    by("wiebke", "1d 10:02", { to: 4, helpful: ["frau_petersen", "ottokar"] })`
      Ja, vom Bahnhof sind es 15 Minuten zu Fuß. Oder Sie sagen mir den Zug, und ich hole Sie mit der Trine ab. Sitzbank mit Decke ist vorhanden.
    `,
    by("frau_petersen", "1d 10:31", { to: 5 })`
      Das wäre ja ein Abenteuer. Ich melde mich, vielen Dank!
    `,
    by("luc_vdb", "8d 12:40", { helpful: ["wiebke", "kettenfett"] })`
      About the coffee for 80: our food bank has a machine that does 100 cups and looks like a submarine. I can bring it, it fits the box exactly.
    `,
    by("wiebke", "35m", { to: 7 })`
      Sold! (Okay: borrowed.) I've told Gerold there'll be a submarine, he just nodded.
    `,
  ),

  announcement(
    {
      key: "part-prices",
      in: "neues",
      title: "Ersatzteile werden teurer. Welche, wie viel, warum",
      tags: ["teilenummer"],
    },
    by("henrike", "131d 15:00", { helpful: ["kettenfett", "danvers"] })`
      Zum Monatsersten steigen 212 von 940 Teilepreisen, im Schnitt um 7 Prozent. Lieber hier als im Kleingedruckten:

      - Akkus: **keine** Änderung.
      - Lenkseile, Beläge, Dichtungen: +4 %, so viel mehr zahlen wir selbst.
      - Verdecke: +15 %. Unsere Näherei hat jahrelang zu wenig Geld bekommen. Das war bequem für uns, jetzt ist es richtig.

      Die ganze Liste, alt gegen neu: <https://dreefeld.example.com/teile/preise>
    `,
    by("brummel", "35m", { helpful: ["regenfahrer", "aylin"] })`
      verdeck 15% und der reissverschluss hält trotzdem nicht
    `,
    by("danvers", "2h", { helpful: ["hilltop_ana", "luc_vdb", "kettenfett"] })`
      I don't like it, and I like that you say it. But a canopy for the price of a weekend away needs to last longer than two winters, whoever sews it.
    `,
    by("henrike", "0d 18:20", { to: 3, helpful: ["danvers", "jule_hb"] })`
      That's fair. We've had 31 zips back this year, which is 28 too many. There'll be a different zip or an apology; I don't know yet which comes first.
    `,
    by("aylin", "0d 22:10", { to: 1, helpful: ["henrike"] })`
      Gibt es für ältere Räder vielleicht gebrauchte Teile von euch? Für Studis ist 05-0330 neu leider ein halber Wocheneinkauf, eher ein ganzer.
    `,
    by("gerold", "1d 07:45", { to: 5, helpful: ["aylin", "pawel_z", "ottokar", "ole77"] })`
      Ja. Rückläufer liegen bei mir im Regal, geprüft, halber Preis. Schreib, was du brauchst.
    `,
  ),
];
