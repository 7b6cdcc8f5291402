import { by, discussion, type Told } from "../tell.ts";

export const wishes: Told[] = [
  discussion(
    {
      key: "account-for-app",
      in: "wuensche",
      title: "Warum braucht die App ein Konto? Ich will nur mein Licht einstellen",
      tags: ["app"],
    },
    by("regenfahrer", "42d 20:30", {
      helpful: ["brummel", "danvers", "messknecht", "ottokar", "luc_vdb", "aylin"],
    })`
      Ernst gemeinte Frage, kein Gemecker: Warum muss ich euch Name und Mailadresse geben, um an *meinem* Rad die Lichtautomatik umzustellen? Das Display kann Bluetooth, das Telefon kann Bluetooth, wozu sitzt da ein Server in der Mitte?
    `,
    by("priya", "1h", { helpful: ["luc_vdb"] })`
      Fair question. Three reasons, in order of how good they are: the tracker needs a server, sharing the bike with others needs to know who they are, and firmware downloads were easier to build with a login. The light doesn't need it at all.
    `,
    by("regenfahrer", "25m", { to: 2, helpful: ["danvers", "ottokar"] })`
      Also ist der Grund fürs Licht: weil es halt so gebaut ist?
    `,
    by("priya", "10m", { to: 3, helpful: ["regenfahrer", "danvers"] })`
      Yes.
    `,
    by("danvers", "15m", { to: 4, helpful: ["regenfahrer", "messknecht", "luc_vdb"] })`
      Refreshing. Next question then: what happens to my bike when you go bust? Not wishing it on you. But I've owned a "smart" speaker.
    `,
    by("henrike", "1d 09:15", { to: 5, helpful: ["danvers"] })`
      Without us the bike rides, brakes, lights up and shows its errors. What stops working is the tracker and updates. I'd call that acceptable.
    `,
    by("messknecht", "1d 12:40", {
      to: 6,
      helpful: ["danvers", "regenfahrer", "luc_vdb", "pawel_z"],
    })`
      Ich widerspreche. Ohne Server lässt sich nach einem Displaytausch das neue Display nicht anlernen, das geht nur über die App mit Konto. Dann ist bei kaputtem Display das ganze Rad Schrott, oder eben ein sehr schweres Rad ohne Motor.
    `,
    by("tomke", "1d 13:30", { to: 7, helpful: ["messknecht"] })`
      Da hat Tobias leider recht, Henrike. Das Anlernen läuft über unseren Server, wegen des Diebstahlschutzes.
    `,
    by("henrike", "1d 15:05", {
      to: 8,
      helpful: ["danvers", "messknecht", "regenfahrer", "ottokar", "kettenfett", "luc_vdb"],
    })`
      Das wusste ich nicht, und dann war meine Antwort an Mark falsch. *Mark, I was wrong: a replaced display can't be paired without our server.* Ich nehme es mit und komme mit einer Antwort wieder, nicht mit einer Beruhigung.
    `,
    by("danvers", "1d 15:40", { to: 9, helpful: ["henrike", "priya"] })`
      Thank you. Take your time, please don't go bust meanwhile.
    `,
    by("brummel", "1d 18:30", { helpful: ["regenfahrer"] })`
      ich hab keine app und mir fehlt nix
    `,
    by("jule_hb", "1d 20:45", { helpful: ["nightfeed", "kita_moorweg"] })`
      Kleine Gegenstimme: Ich *mag* das Konto. Mein Mann und ich teilen uns beide Räder, und als das Lütt weg war, hat der Tracker es vor einem Baumarkt gefunden. (Es war nicht geklaut. Er hatte vergessen, dass er damit da war.)
    `,
    by("regenfahrer", "12m", { to: 12, helpful: ["jule_hb", "ole77"] })`
      Gegen freiwillig hab ich ja nix. Nur gegen müssen.
    `,
    by("henrike", "12d 11:00", {
      helpful: ["regenfahrer", "danvers", "messknecht", "luc_vdb", "ottokar", "brummel", "aylin"],
    })`
      Wie versprochen. Beschlossen ist:

      1. **Ab App 5.3 ohne Konto:** Licht, Anzeige, Fehlercodes, Firmware. Konto nur noch für Tracker und Teilen.
      2. **Anlernen ohne Server:** Jedes Rad bekommt einen Code auf Papier, mit dem ein neues Display auch ohne uns funktioniert. Für alle ausgelieferten Räder verschicken wir ihn im nächsten Quartal.
      3. Den Code bekommt nur, wer den Kaufbeleg hat. Ganz ohne Hürde geht es wegen der Diebe nicht.

      Punkt 2 kostet uns ungefähr drei Monate Arbeit. Es ist richtig so.
    `,
    by("regenfahrer", "3h", { to: 14, helpful: ["henrike", "priya"] })`
      Ich hatte mit „wir nehmen das Feedback ernst“ gerechnet. Chapeau.
    `,
    by("danvers", "1h", { to: 14, helpful: ["luc_vdb", "messknecht"] })`
      Point 2 is more than I'd have dared ask for. I still think the app is ugly, but that's for another thread.
    `,
    by("priya", "9m", { to: 16, helpful: ["danvers", "jule_hb", "hilltop_ana"] })`
      Hey.
    `,
  ),

  discussion(
    {
      key: "faster",
      in: "wuensche",
      title: "Warum ist bei 25 Schluss? Andere entdrosseln doch auch",
      tags: ["firmware"],
      closed: {
        after: "2h",
        by: "kettenfett",
        reason:
          "Über das Tempolimit darf man streiten, hier wurde aber nach einer Anleitung zum Entdrosseln gefragt. Die gibt es bei uns nicht, und alles andere ist gesagt.",
      },
    },
    by("samir_k", "93d 21:15", { helpful: ["brummel"] })`
      Auf der Landstraße mit 25 hupt jeder Lkw, mit 32 würde ich mitschwimmen. Der Motor könnte das locker. Ich finde die Grenze falsch, und ich finde, ihr könntet euch als Hersteller mal öffentlich dagegen stellen.
    `,
    by("tomke", "1d 08:30", { helpful: ["ottokar", "kettenfett"] })`
      Über die Grenze kann man streiten, ich fände 28 vernünftiger. Bauen dürfen wir 25. Und unser Rahmen ist mit 220 kg auch nur für 25 geprüft, beim Bremsweg merkt man das sehr.
    `,
    by("jule_hb", "1d 12:10", { helpful: ["kita_moorweg", "mirjam", "frau_petersen"] })`
      Mit zwei Kindern vorne drin bin ich ganz froh, dass andere nicht mit 32 und 200 Kilo auf mich zukommen, ehrlich gesagt.
    `,
    by("samir_k", "20m", { to: 3, helpful: ["jule_hb"] })`
      Guter Punkt. Auf dem Radweg will ich das auch nicht. Mir geht's um die Landstraße.
    `,
    by("brummel", "1d 17:50")`
      gibt doch so stecker dafür. wo kriegt man die und welcher passt beim m85
    `,
    by("gerold", "30m", { to: 5, helpful: ["kettenfett", "wiebke", "ottokar", "pawel_z"] })`
      Von uns nicht. Keine Versicherung, keine Zulassung, und die Bremse hört davon nichts. Hab so ein Rad einmal hier auf dem Tisch gehabt, nach dem Unfall. Reicht mir.
    `,
    by("brummel", "12m", { to: 6, helpful: ["gerold", "kettenfett"] })`
      ok. war nur ne frage
    `,
  ),

  discussion(
    {
      key: "parts-list",
      in: "wuensche",
      title: "Please put the full spare parts list online",
      tags: ["teilenummer"],
    },
    by("danvers", "156d 18:10", { helpful: ["pawel_z", "luc_vdb", "ottokar", "aylin"] })`
      You have lovely exploded drawings. I know because a dealer once turned his screen the wrong way. Why aren't they public? I don't want a discount, I want to know what the bit is called before I ring anyone.
    `,
    by("wiebke", "1h", { helpful: ["danvers", "pawel_z"] })`
      I'd love that too, half my phone calls are "the round thing behind the other round thing". The worry so far: people order the wrong part and send it back.
    `,
    by("pawel_z", "1d 19:00", { to: 2, helpful: ["danvers", "gerold", "luc_vdb"] })`
      Leute bestellen falsches Teil *weil* sie Zeichnung nicht sehen.
    `,
    by("gerold", "1d 19:20", { to: 3, helpful: ["pawel_z", "danvers", "wiebke"] })`
      Genau.
    `,
    by("wiebke", "24d 14:00", { helpful: ["danvers", "pawel_z", "aylin", "ottokar", "samir_k"] })`
      It's done: <https://dreefeld.example.com/teile>, all models, drawings and numbers, no login. Returns since then: fewer. I owe Paweł a cake.
    `,
    by("danvers", "2h", { to: 5, helpful: ["wiebke"] })`
      The round thing is called a "grommet". I feel complete.
    `,
  ),
];
