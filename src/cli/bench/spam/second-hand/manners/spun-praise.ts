import type { Repertoire } from "../kinds.ts";

/** Compliments from a machine; the address stands in the profile, or under the post as a signature. */
export const spunPraise: Repertoire = {
  trades: ["seo", "webdesign", "marketing", "reisen", "immobilien", "zahnarzt", "escort", "moving"],
  inProfile: true,
  en: [
    {
      text: "{Wonderful|Great|Excellent|Fantastic|Superb} {post|article|write-up|piece of writing}, {I will bookmark this|I have bookmarked it|I'll be back}. {You have a real gift for|I really like} {explaining|putting things in simple words}.{| I shared it with my friends.}",
    },
    {
      text: "{I am|I'm} {truly|really|absolutely} {impressed|amazed} {by|with} {your|the} {writing|knowledge|information} {here|on this topic}. {Keep up the good work|Keep it up|Please continue}!\n\n--\n$name | $domain",
    },
    {
      text: "{Hello there|Hey very nice site|Hi dear}! {I found|I discovered} {this page|your forum} {by searching|on a search engine} for {a comparable matter|a similar subject}, {it looks good|it appears great}. {I've bookmarked it.|I will tell my brother.}\n\n{My page|My website|Here is my web-site}: $link",
    },
    {
      text: "{Aw, this was|This is} {an exceptionally|a really} {nice|good} {post|read}. {Taking the time and actual effort|Finding the time} to {generate|create} {a very good|such an} article… {but what can I say|} {I hesitate a lot|I procrastinate} and {never manage|don't seem} to get {nearly anything|things} done.",
    },
    {
      title: "{Thank you|Thanks|Compliments} for {this great|such a helpful|this wonderful} {forum|community|place}",
      text: "{I simply wanted to|I just want to} {thank|congratulate} {you|everyone} {again|once more} for {the amazing|this awesome} {forum|website} {you have built|you run}. {It is helpful|It's full of ideas} for {people|those} who are {interested in|serious about} this {particular|} {subject|topic}. {Greetings from $city|Best regards, $name}\n\n{$domain|$link|}",
    },
    {
      text: "{Very|Really|So} {informative|helpful|useful} {thread|discussion|topic}, {$name|guys|friends}! {Your|These} {tips|ideas|insights} {are spot on|are of great value|helped me a lot}. {Looking forward to|Waiting for} {more|the next part}.\n\n*{$name – $domain|visit $domain|$domain: best in $city}*",
    },
  ],
  de: [
    {
      text: "{Wunderbarer|Großartiger|Ausgezeichneter|Toller} {Beitrag|Artikel|Text}, {habe ich mir gespeichert|ist abgespeichert|ich komme wieder}. {Sie haben ein Talent dafür|Mir gefällt sehr}, {Dinge zu erklären|wie einfach Sie das sagen}.{| Ich habe es mit Freunden geteilt.}",
    },
    {
      text: "{Ich bin|Bin} {wirklich|ehrlich|absolut} {beeindruckt|begeistert} von {Ihrem Schreibstil|diesem Wissen|den Informationen} {hier|zu diesem Thema}. {Weiter so|Machen Sie weiter|Bitte mehr davon}!\n\n--\n$name | $domain",
    },
    {
      text: "{Hallo|Hey, sehr schöne Seite|Liebe Leute}! {Ich habe|Durch Zufall habe ich} {diese Seite|Ihr Forum} {beim Suchen|über eine Suchmaschine} {nach einem ähnlichen Thema|nach etwas Vergleichbarem} gefunden, {sieht gut aus|gefällt mir sehr}. {Ich habe sie gemerkt.|Sage ich meinem Bruder weiter.}\n\n{Meine Seite|Meine Homepage|Hier meine Webseite}: $link",
    },
    {
      text: "{Ach, das war|Das ist} {ein außergewöhnlich|ein wirklich} {schöner|guter} {Beitrag|Text}. {Sich die Zeit und Mühe zu nehmen|Die Zeit zu finden}, {so einen guten Artikel|so etwas} zu {erschaffen|verfassen}… {was soll ich sagen|} {ich zögere viel|ich schiebe auf} und {bekomme nie etwas|kriege kaum was} fertig.",
    },
    {
      title: "{Danke|Vielen Dank|Kompliment} für {dieses tolle|so ein hilfreiches|dieses wunderbare} {Forum|Portal}",
      text: "{Ich wollte einfach|Ich möchte} {euch|Ihnen} {noch einmal|erneut} für {das großartige|dieses fantastische} {Forum|Angebot} {danken|gratulieren}. {Sehr hilfreich|Voller Ideen} für {alle|jeden}, die sich {wirklich|ernsthaft} {für das Thema|dafür} interessieren. {Grüße aus $city|Liebe Grüße, $name}\n\n{$domain|$link|}",
    },
    {
      text: "{Sehr|Wirklich|So} {informatives|hilfreiches|nützliches} {Thema|Gespräch}, {$name|Leute|Freunde}! {Eure|Diese} {Tipps|Ideen|Hinweise} {treffen es genau|sind viel wert|haben mir sehr geholfen}. {Freue mich auf|Warte auf} {mehr|den nächsten Teil}.\n\n*{$name – $domain|besucht $domain|$domain: Nummer 1 in $city}*",
    },
  ],
};
