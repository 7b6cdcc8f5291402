import { by, question, type Told } from "../tell.ts";

export const app: Told[] = [
  question(
    {
      key: "app-bluetooth",
      in: "app-display",
      title: "App findet mein Rad nicht mehr (Android)",
      tags: ["app", "fiete"],
    },
    by("aylin", "122d 19:12")`
      Hi, neues (gebrauchtes) Handy, App 5.2 installiert, Konto ist da, aber „Kein Rad in der Nähe“. Bluetooth ist an. Rad steht einen Meter neben mir. D2-Display.
    `,
    by("regenfahrer", "14m")`
      Standort freigegeben? Ohne den findet Android nix per Bluetooth. Fragt mich nicht, warum.
    `,
    by("aylin", "5m", { to: 2 })`
      Ja, ist an. Leider nicht.
    `,
    by("priya", "0d 20:40", {
      accepted: true,
      helpful: ["aylin", "regenfahrer", "nightfeed", "luc_vdb"],
    })`
      Hi Aylin! The D2 can only remember **one** phone, and it still remembers your old one. That's a limit of the old display, the D3 takes five.

      1. Turn the display on, hold the light button for 12 seconds. It beeps twice.
      2. In the phone's Bluetooth settings, forget anything called \`DREEFELD-…\`.
      3. App → add bike.

      And the message is bad. "No bike nearby" while you're leaning on it is an insult. 5.3 will say "your bike is paired with another phone".
    `,
    by("aylin", "9m", { to: 4, helpful: ["priya"] })`
      Piept zweimal, ist da, alles gut! Mein altes Handy gehört jetzt meiner Mutter, die hat sich schon gewundert, warum sie ein Fahrrad in der Telefonliste hat
    `,
  ),

  question(
    {
      key: "tracker-off",
      in: "app-display",
      title: "Tracker AN-1 says my bike is in a canal",
      tags: ["app", "fiete"],
    },
    by("danvers", "10d 18:35", { helpful: ["luc_vdb"] })`
      The bike is in my hallway. According to the app it has been in the Leeds and Liverpool Canal since Tuesday, 3.1 km from here. Not slightly off, not jumping: dead still, in the water. AN-1 firmware 1.6, the light's green.

      I'd like to know *before* somebody actually nicks it that the thing works.
    `,
    by("priya", "1h", { helpful: ["danvers"] })`
      Thanks, that's a strange one. Could you open App → Tracker → Diagnostics and paste what it says under "last fix"? Blank out the coordinates.
    `,
    by("danvers", "20m", { to: 2 })`
      \`\`\`text
      source    cell
      sats      0
      accuracy  3200 m
      age       2 d 04:11
      motion    none
      \`\`\`
    `,
    by("priya", "0d 21:10", { to: 3, helpful: ["danvers", "messknecht"] })`
      So it hasn't seen a satellite for two days and falls back to the nearest phone mast, which apparently stands by the canal. Indoors that's expected. What's *not* okay is that the map shows a neat pin instead of a 3 km circle. That part is our fault and easy.

      The part I don't understand: "motion none" although you've surely ridden since Tuesday?
    `,
    by("danvers", "8m", { to: 4 })`
      Every day.
    `,
    by("priya", "3d 10:20", { to: 5, helpful: ["danvers", "luc_vdb", "regenfahrer"] })`
      Honest update: I can reproduce the sleeping motion sensor on one of our six test bikes and not on the others, and I don't know why yet. Until I do: turning the tracker off and on in the app wakes it up. I'd not rely on it for anything you can't lock.
    `,
    by("danvers", "3d 12:00", { to: 6, helpful: ["priya", "kettenfett"] })`
      Appreciated. "I don't know yet" is a perfectly good answer, you wouldn't believe how rarely I get it.
    `,
    by("luc_vdb", "6d 20:05")`
      Same here since yesterday, Ghent, 1.6 too. Mine is in a brewery. I'm less worried.
    `,
  ),

  question(
    {
      key: "gpx-export",
      in: "app-display",
      title: "Can I export my rides as GPX?",
      tags: ["app"],
    },
    by("hilltop_ana", "89d 23:10")`
      I'd like to put my commutes on a map for a petition about a bike lane. The app shows the track but I see no export. Only a "share" that makes a picture with your logo on it.
    `,
    by("priya", "0d 23:32", {
      edited: [
        {
          was: `Not yet, sorry. It's on the list for 5.3.`,
          after: "14h",
        },
      ],
      accepted: true,
      helpful: ["hilltop_ana", "messknecht", "danvers", "luc_vdb"],
    })`
      Not inside the app yet, sorry. It's on the list for 5.3.

      *Next day:* but they are your rides, so until then: log in at <https://konto.example.com/meine-daten>, "everything about me", and you get a ZIP with one GPX per ride. It takes about five minutes and it's the same file we'd have to give you by law anyway.
    `,
    by("hilltop_ana", "1d 19:40", { to: 2, helpful: ["priya"] })`
      148 rides, it worked. Good luck to the city council 💪 And maybe leave the logo out of the picture.
    `,
  ),

  question(
    {
      key: "clock",
      in: "app-display",
      title: "uhr im d3 geht jede woche 4 minuten vor",
      tags: ["display"],
    },
    by("brummel", "181d 06:55")`
      wie stellt man die
    `,
    by("ole77", "7m", { accepted: true, helpful: ["brummel", "frau_petersen", "jule_hb"] })`
      Plus + Minus 3 s, zweimal Licht, dann Plus/Minus. Mit App: stellt sich selbst, sobald verbunden.
    `,
    by("brummel", "2m", { to: 2 })`
      hab keine app. will keine app. danke
    `,
    by("tomke", "0d 09:15", { helpful: ["brummel", "messknecht"] })`
      Vier Minuten pro Woche sind trotzdem zu viel, das sind 400 ppm. Der Quarz darf 20. Wenn Sie das Display mal für zwei Tage entbehren können, tausche ich es, Rücksendung zahlen wir.
    `,
    by("brummel", "0d 17:31", { to: 4, helpful: ["ole77"] })`
      lass mal. bin dann immer pünktlich
    `,
  ),

  question(
    {
      key: "two-phones",
      in: "app-display",
      title: "Two phones, one bike?",
      tags: ["app", "display", "kinder"],
    },
    by("nightfeed", "27d 03:15")`
      does my husband need his own account to unlock the bike or can we both use mine. he's asleep so i can't ask him for his phone
    `,
    by("jule_hb", "0d 05:50", {
      accepted: true,
      helpful: ["nightfeed", "luc_vdb", "priya"],
    })`
      Good morning from another early kitchen :) You can invite him: App → bike → people → plus. He makes his own account and gets the bike in his list. You stay the owner, he can ride and lock but not sell it 😄 D3 can do five phones.
    `,
    by("nightfeed", "12m", { to: 2, helpful: ["jule_hb"] })`
      thank you!! hope your kitchen gets quieter
    `,
    by("jule_hb", "3m", { to: 3, helpful: ["nightfeed", "gwen_cargo"] })`
      It does. Ours are 3 and 6 now, they sleep until almost half past five.
    `,
  ),

  question(
    {
      key: "night-mode",
      in: "app-display",
      title: "D3 blendet nachts. Geht das dunkler?",
      tags: ["display"],
    },
    by("mirjam", "4h")`
      Auf dem unbeleuchteten Waldweg ist das D3 heller als mein Vorderlicht, jedenfalls fühlt es sich so an. „Automatische Helligkeit“ ist an. Niedriger als 20 % lässt sich nicht einstellen. Hat jemand einen Trick außer Isolierband?
    `,
    by("regenfahrer", "45m", { to: 1, helpful: ["mirjam"] })`
      Isolierband, aber schräg über die Ecke mit dem Lichtsensor. Dann denkt es, es ist immer Nacht. Tagsüber sieht man dafür nix mehr.
    `,
    by("priya", "30m", { helpful: ["mirjam", "regenfahrer"] })`
      20 % is a floor I put in so that nobody locks themselves out of the menu at noon. It's too careful. 4.1 will go down to 3 % at night, test riders have it already. Until then I'm afraid Nils' tape is the state of the art.
    `,
  ),
];
