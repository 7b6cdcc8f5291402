import { by, discussion, question, type Told } from "../tell.ts";

export const workbench: Told[] = [
  discussion(
    {
      key: "ble-python",
      in: "werkbank",
      title: "Akkudaten per Bluetooth auslesen (Python, D3)",
      tags: ["akku", "umbau", "display"],
    },
    by("messknecht", "145d 21:30", {
      helpful: ["luc_vdb", "regenfahrer", "ottokar", "hilltop_ana"],
      edited: [
        {
          was: `Das D3 sendet alle 2 s einen Block von 20 Byte, auch ohne App. Das erste Feld habe ich:

\`\`\`python
spannung = int.from_bytes(block[0:2], "big") / 100
\`\`\`

Strom fehlt mir noch. Jemand eine Idee?`,
          after: "19h",
        },
        {
          was: `Das D3 sendet alle 2 s einen Block von 20 Byte, auch ohne App. Zwei Felder habe ich:

\`\`\`python
spannung = int.from_bytes(block[0:2], "little") / 100
strom = int.from_bytes(block[2:4], "little") / 100
\`\`\`

Der Strom ist beim Laden Unsinn. Jemand eine Idee?`,
          after: "26h",
        },
      ],
    })`
      Das D3 sendet alle 2 s einen Block von 20 Byte, auch ohne App. Inzwischen sind alle Felder klar, die mich interessieren:

      \`\`\`python
      from dataclasses import dataclass

      @dataclass
      class Akku:
          volt: float
          ampere: float      # negativ: wird geladen
          prozent: int
          grad: int

      def lies(block: bytes) -> Akku:
          zahl = lambda a, b, vz=False: int.from_bytes(block[a:b], "little", signed=vz)
          return Akku(
              volt=zahl(0, 2) / 100,
              ampere=zahl(2, 4, vz=True) / 100,
              prozent=zahl(4, 5),
              grad=zahl(5, 6) - 40,
          )
      \`\`\`

      Der Strom hat ein Vorzeichen, darauf kam @priya. Wer mag: ich schreibe alle 10 s in eine CSV und male mir abends Kurven.
    `,
    by("luc_vdb", "35m", { helpful: ["messknecht"] })`
      Nice. What's in bytes 6 to 19?
    `,
    by("messknecht", "10m", { to: 2 })`
      Keine Ahnung. 6 und 7 zählen hoch, der Rest ist meistens null. Vielleicht will Dreefeld es ja verraten.
    `,
    by("priya", "2d 10:05", { to: 1, helpful: ["messknecht", "luc_vdb", "danvers", "ottokar"] })`
      Dreefeld asked its colleagues at lunch, and yes. The current is *signed*, that's why charging looks like 650 A. Bytes 6–7 are watt-hours since power-on, 8–9 charge cycles × 10, the rest is reserved.

      We don't promise it stays like this. But I'll post here before it changes, not after.
    `,
    by("messknecht", "2d 19:20", { to: 4, helpful: ["priya"] })`
      650 A hätten mich auch stutzig machen können. Danke! Oben korrigiert.
    `,
    by("brummel", "2d 20:00")`
      ich schau einfach wieviele lämpchen leuchten
    `,
  ),

  discussion(
    {
      key: "toolbox",
      in: "werkbank",
      title: "Umbau: Werkzeugkiste statt Box, Fiete 3 als rollende Werkstatt",
      tags: ["umbau", "fiete"],
    },
    by("pawel_z", "36d 19:45", { helpful: ["gerold", "samir_k", "kettenfett", "luc_vdb"] })`
      Ich baue mir Fiete für Hausbesuche. Box ab, dafür Siebdruckplatte 15 mm mit Schubladen. Stand:

      - [x] Bodenplatte auf originale 6 Punkte, M8 mit Einschlagmuttern
      - [x] drei Schubladen, Auszüge mit Verriegelung (erste Version ohne, war Fehler am Bordstein)
      - [x] Halter für Montageständer, liegt quer
      - [ ] Strom für Lampe aus Lichtausgang, darf ich da 6 W?
      - [ ] Regenschutz

      Gewicht leer 31 kg, originale Box hat 24.
    `,
    by("gerold", "1d 07:25", { helpful: ["pawel_z"] })`
      Saubere Arbeit. Lichtausgang: nein, der kann 3 W, bei 6 kommt E04. Nimm den Ladeport vorn, 12 V, 2 A, Stecker 08-2040.
    `,
    by("pawel_z", "1d 18:15", { to: 2, helpful: ["gerold"] })`
      Stecker bestellt. Gut dass ich gefragt habe.
    `,
    by("samir_k", "1d 20:05")`
      Kommst du damit auch nach Köln? 😄
    `,
    by("pawel_z", "20m", { to: 4, helpful: ["samir_k", "ole77"] })`
      577 km. Wer zahlt Akku?
    `,
  ),

  discussion(
    {
      key: "consumption",
      in: "werkbank",
      title: "Gemessen: Verbrauch über Zuladung, 46 Fahrten",
      tags: ["reichweite", "fiete"],
    },
    by("messknecht", "23d 20:10", {
      helpful: ["ottokar", "tomke", "mirjam", "danvers", "hilltop_ana"],
    })`
      Gleiche Strecke (11,3 km, fast flach), Stufe 3, Wind unter 2 Beaufort, Ballast in Pflastersteinen.

      | Zuladung | Fahrten | Wh/km | Streuung |
      |---:|---:|---:|---:|
      | 0 kg | 12 | 6,1 | 0,4 |
      | 25 kg | 11 | 6,6 | 0,4 |
      | 50 kg | 12 | 7,2 | 0,5 |
      | 75 kg | 11 | 7,7 | 0,5 |

      Die Gerade dazu: $w(m) = 6{,}1 + 0{,}0216\,m$. In der Ebene kosten mich 50 kg also nur rund einen Kilometer von sieben. Luftwiderstand schlägt Pflasterstein.
    `,
    by("ottokar", "1d 10:40", { helpful: ["messknecht"] })`
      Sehr schön. Haben Sie die Reihenfolge der Zuladungen zufällig gewählt? Sonst messen Sie womöglich zum Teil Ihre eigene Ermüdung.
    `,
    by("messknecht", "1d 18:55", { to: 2, helpful: ["ottokar"] })`
      Gewürfelt. Mit einem Würfel. Meine Frau hat ein Foto davon und zeigt es Gästen.
    `,
    by("tomke", "2d 09:10", { helpful: ["messknecht", "regenfahrer"] })`
      Darf ich die Tabelle für die Reichweitenanzeige in 4.1 benutzen? Unsere eigene Kurve ist oben deutlich zu optimistisch, ich hatte nur mit 40 kg gemessen.
    `,
    by("messknecht", "12m", { to: 4, helpful: ["tomke", "kettenfett"] })`
      Gern. Rohdaten schicke ich dir. Bezahlung in Kaffee am Werkstatttag.
    `,
  ),

  question(
    {
      key: "lathe-part",
      in: "werkbank",
      title: "Drawing for the canopy pole socket? Want to print one",
      tags: ["verdeck", "umbau"],
    },
    by("hilltop_ana", "51d 22:20")`
      I broke the plastic socket where the canopy pole goes in (rear left). It's a 4 euro part and 22 euro postage to Portugal. I have access to a 3D printer at work. Would you share the dimensions?
    `,
    by("rasmus", "1d 08:50", {
      accepted: true,
      helpful: ["hilltop_ana", "messknecht", "luc_vdb", "danvers", "pawel_z"],
    })`
      Better, here is the file: <https://dreefeld.example.com/teile/09-4431.step>. Print it standing up in something that likes the sun, 4 walls. The inner diameter is 16.3 mm on purpose, do not make it 16.

      I asked around why we don't publish such files anyway. Nobody had a reason. So it's the first of about thirty.
    `,
    by("hilltop_ana", "3d 23:05", { to: 2, helpful: ["rasmus"] })`
      Printed in orange, fits. And the postage question stays open, friends 😉
    `,
  ),
];
