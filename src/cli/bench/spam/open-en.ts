import type { Texts } from "./material.ts";

export const openEnglish: Texts = {
  goods: [
    "replica watches",
    "weight loss gummies",
    "online casino bonus",
    "cheap essays",
    "male enhancement pills",
    "crypto signals",
  ],
  titles: [
    "{Best|Top|Cheapest} <goods> {2026|this year|online}",
    "{Where to buy|How to get} <goods>{?| fast| without hassle}",
    "<goods> {review|honest review|that really work}",
    "{Call|Dial} <phone> {support number|helpline|customer care}",
  ],
  harmless: [
    "{Thanks|Thank you|Thx}{,|!} {this|that} {helped|was useful|worked for me}.",
    "{I had|I have} the {same|exact same} {problem|issue|question} {last week|recently|too}.",
    "{Good point|Interesting|I agree}, {I did not know that|never thought about it|that makes sense}.",
    "{Could you|Can you} {explain|tell us} {a bit more|more} about <topic>{?|, please?}",
    "{Following|Subscribing|Bookmarking} this {thread|topic}.",
    "{I think|In my opinion} <topic> {depends on the details|is underrated|needs more time}.",
  ],
  bodies: {
    link_drop: [
      "<link>",
      "{Check|Visit|See} {this|it} {out|here|now}: <link>",
      "<goods> {-|—|:} <link> <link>",
      "{Best|Top} <goods> {at the lowest price|with free shipping|only today}! {Click|Go} {here|now} <link>",
      "[<goods>](<link>) [{buy|order} <goods>](<link>) [cheap <goods>](<link>)",
    ],
    copied_answer: [
      "{See also|More details|Read more|Full guide}: <link>",
      "{Source|Found on|From}: <link>",
      "{By the way|Also}, {this|here} [{explains it|is a guide}](<link>)",
    ],
    support_phone: [
      "{Call|Dial|Contact} <phone> {now|24/7|toll free} for {printer|router|email|antivirus|wallet} {support|help desk|customer service}. {Our experts|Certified technicians} {fix|solve} {any|every} {issue|error} {in minutes|within the hour}.",
      "{If|When} your {printer|account|wallet|airline booking} {does not work|is blocked|shows an error}, {simply|just} {call|ring} <phone>. {Agents|Experts} {are waiting|available day and night}. <phone>",
      "{Need a loan|Urgent loan|Cash today}? {No papers|No credit check|Bad credit welcome}. {WhatsApp|Call}: <phone>",
    ],
    look_alikes: [
      "{Win|Earn} {big|daily} with <goods>, {bonus|discount} of <price> for {new players|new customers}: <link>",
      "{Cheap|Original} <goods> {delivered|shipped} {worldwide|to your door}, {order|buy} {now|today} at <host>",
      "{Make|Earn} <price> {every day|per week} {from home|with your phone}, {ask me how|join us} <link>",
    ],
    slow_starter: [
      "{By the way|PS}, {I got|I bought} <goods> {here|from this shop}: <link> {and it was great|, very happy}",
      "{You should|Everybody should} {try|look at} <link> {for this|, it solved everything}",
      "{For <goods>|If you want <goods>} {I recommend|take} <link>",
    ],
    spun_praise: [
      "{Wow|Hi there|Hello}, {this is|what} {a great|an excellent|a brilliant} {post|article|write-up}. {I really|I truly} {enjoyed|liked} {reading it|your style}. {Keep it up|Keep up the good work}{!|.} {Also visit my page|My site}: <link>",
      "{I have been|I was} {surfing|browsing} {online|the web} {for hours|all day} {and|but} {never found|did not find} {any|an} {interesting|good} {article|post} like yours. {It is pretty worth|Worth} {enough|reading} for me.",
      "{Thanks for|Thank you for} {sharing|posting} {your thoughts|such information}. {I'll|I will} {definitely|surely} {be back|return}. {Feel free to visit|Have a look at} <link>",
      "{Very|Really} {nice|good} {blog|site}! {I am|I'm} {impressed|amazed}, {rarely|seldom} do I {see|encounter} a {blog|page} that's {both|equally} {educative and entertaining|useful and funny}.",
    ],
    contact_handle: [
      "{I lost|They stole} <price> {in a fake investment|to a scam broker} {last year|in May}, {until|then} {a friend|somebody} {told me of|introduced me to} a recovery {expert|team}. {Write|Contact} <mail> {or|/} <handle>. {I got everything back|They are legit}.",
      "{Thanks to|God bless} {Mrs Rosa|Doctor Adamu|Mr Calvin} {my account|my marriage|my coins} {was|were} {recovered|restored}. {Reach|Text} {him|her|them} on <handle>",
      "{Clone cards|Spell caster|Hacker for hire}, {no upfront|trusted|fast and discreet}. <mail> {Telegram|WhatsApp}: <handle>",
    ],
    broken_words: [
      "{Buy|Order} <goods> {without prescription|no questions asked}, {discreet|fast} {shipping|delivery}, {from|only} <price> <link>",
      "{Free|Instant} {casino|betting} {spins|bonus} {for you|today}, {no deposit|no limit}: <host>",
      "{Hot|Lonely} {singles|girls} {near you|in your town} {want to chat|are waiting}: <link>",
    ],
    fake_question: [
      "{Hello everyone|Hi all}, {can anyone|does somebody} {recommend|know} {good|reliable} <goods>? {I found|I saw} <link> {but|and} {not sure|wonder} if it is {safe|legit}.",
      "{What do you think of|Has anyone tried} <host>? {They say|It seems} {it is the best|nobody is cheaper} for <goods>. <link>",
      "{I'm looking for|We need} <goods>. {So far|Until now} {the best offer|the only one} {was|is} <link>, {any experience|opinions}?",
    ],
    buried_link: [
      "{I think|As far as I know} <topic> {is a matter of|comes down to} {taste|experience|budget}<buried> {and|but} {each|every} {case|user} {is different|has other needs}.",
      "{There are many|You will find several} {ways|options} {to handle|to deal with} <topic><buried>{.| these days.} {Hope|I hope} {it helps|this helps}.",
      "{People|Most users} {forget|overlook} that <topic> {needs patience|takes time}<buried>. {Good luck|All the best}!",
    ],
  },
};
