import type { Repertoire } from "../kinds.ts";

/** Short and always the same; whoever wonders who that was looks at the profile. */
export const profileVisits: Repertoire = {
  trades: ["cams", "lovechat", "modelle", "fans", "shop4u", "crypto-tips"],
  inProfile: true,
  repeats: true,
  en: [
    {
      text: "{Nice|Good|Great|Cool|Lovely} {post|thread|topic|info}{,|!|.} {visit|check|see|look at} my {profile|page|bio}{!|.| 😉| ❤️|}",
    },
    {
      text: "{Thanks for sharing|Thx|Ty}{!|.|} {More|I have more|Something for you} {on|in} my {profile|bio}{ 😘| 👆|.|}",
    },
    { text: "{I agree|So true|This|+1|100%}{!|.| 👍|} {Link|Offer|Photos} in {bio|profile}" },
    {
      text: "{Who wants to chat|I am bored|Lonely here|Write me}{?|!| 😉|} {Click my name|My profile has everything|See my profile}",
    },
    { text: "{First|Up|Bump|Following|Interesting}{!|.|…} {my profile >>|profile 👈|check bio}" },
    {
      text: "{Hello dear|Hi friend|Hello all}, {I am $name|my name is $name} {from $city|}, {see my profile|write to me, address is in my profile|I left my contact in my profile}{.| 🌹| 💋|}",
    },
  ],
  de: [
    {
      text: "{Schöner|Guter|Toller|Netter} {Beitrag|Post|Tipp}{,|!|.} {besuch|schau auf|sieh dir an:} mein Profil{!|.| 😉| ❤️|}",
    },
    {
      text: "{Danke fürs Teilen|Danke|Merci}{!|.|} {Mehr|Mehr davon|Etwas für dich} {im|in meinem} Profil{ 😘| 👆|.|}",
    },
    { text: "{Stimmt|So wahr|Genau|+1|100%}{!|.| 👍|} {Link|Angebot|Fotos} {im Profil|in der Bio}" },
    {
      text: "{Wer will schreiben|Mir ist langweilig|Einsam hier|Schreib mir}{?|!| 😉|} {Klick auf meinen Namen|In meinem Profil steht alles|Siehe Profil}",
    },
    { text: "{Erster|Hoch|Push|Lese mit|Interessant}{!|.|…} {mein Profil >>|Profil 👈|siehe Bio}" },
    {
      text: "{Hallo Lieber|Hallo Freunde|Hallo ihr}, {ich bin $name|ich heiße $name} {aus $city|}, {schaut in mein Profil|schreibt mir, Adresse im Profil|Kontakt steht im Profil}{.| 🌹| 💋|}",
    },
  ],
};
