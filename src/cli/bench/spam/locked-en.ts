import type { Texts } from "./material.ts";

export const lockedEnglish: Texts = {
  goods: [
    "designer handbags",
    "followers and likes",
    "forex robot",
    "keto capsules",
    "university diplomas",
    "slot machine jackpots",
    "VPN lifetime deal",
  ],
  titles: [
    "{Get|Grab} <goods> {today|before it is too late}",
    "{My experience|My honest story} with <goods>",
    "<goods> {vs the rest|explained|for beginners}",
    "{Airline|Bank|Mail} {desk|helpdesk} <phone> {U.S.|toll-free}",
  ],
  harmless: [
    "{Works|Solved} {here too|on my side}{, cheers|, much appreciated|.}",
    "{Same here|Me too}, {any news|any update}?",
    "{Great|Nice} {explanation|summary}{.|, saved my day.}",
    "{Which version|What setup} {are you using|do you have}?",
    "{Sounds|Looks} {reasonable|right} to me, {though|but} <topic> {was new to me|is tricky}.",
    "{New here|Just joined}, {hello|hi} {all|everyone}. {Learning|Reading} about <topic>.",
  ],
  bodies: {
    link_drop: [
      "{➡|👉|🔥} <link>",
      "<goods> <link>\n\n<goods> <link>\n\n<goods> <link>",
      "{Limited|Exclusive} {offer|deal}: {save|get} <price> {off|back} on <goods> — <link>",
      "<host>",
      "{Someone|A colleague} {posted|uploaded} {your photo|this video} {there|of you}, {look|watch}: <link>",
    ],
    copied_answer: [
      "{Better explained|Step by step|Video} {at|on} <link>",
      "(<link>)",
      "{If you still have trouble|Otherwise}, [{this tool|this page}](<link>) {does it for you|will do}.",
    ],
    support_phone: [
      "{Speak|Talk} {to a live person|with a human agent} at {Coinbase-like wallets|any airline|your bank}: {dial|use} <phone> {(USA)|[no wait]}. {Refunds|Cancellations}, {name changes|chargebacks}, {lost passwords|locked accounts}.",
      "How {do I|can I} {reach|talk to} {somebody|a person} {quickly|fast}? {Step 1: pick up the phone|Easy}: <phone>. {Step 2|Then}: {say agent|press zero}. <phone> <phone>",
      "{Private|Personal} {lender|investor} {offers|gives} {credit|loans} {from|of} <price> at {2|3} %, {reply by SMS|text only} <phone>",
    ],
    look_alikes: [
      "{Unlock|Claim} your {free|secret} <goods> {gift|voucher} {worth|of} <price> {at|on} <link>",
      "{Real|Verified} <goods>, {hidden|members} price, {message|order} {via|at} <host> {while stocks last|now}",
      "{Double|Triple} your {savings|bitcoin} {in a week|by Friday}: <link>",
    ],
    slow_starter: [
      "{Since we talk about it|Related}: {my cousin|a friend} {runs|opened} <host>, {they have|with} <goods> {at half price|for members}. <link>",
      "{I wrote|We wrote} {about this|it up} {in detail|on our page}: <link>",
      "{Honestly|To be fair}, <goods> {changed my life|were the answer}. <link>",
    ],
    spun_praise: [
      "{Hey|Good day} {there|very cool site}!! {Man|Guy} .. {Excellent|Beautiful} .. {Wonderful|Superb} .. {I'll|I will} bookmark your {site|blog} and take the feeds {also|additionally}. {I am glad|I'm happy} to {find|search out} {so many|numerous} {useful|helpful} {info|information} {here|right here}.",
      "{Its|It is} like you {read|learn} my {mind|thoughts}! You {seem|appear} to {know|understand} {so much|a lot} {about|approximately} this. {A fantastic|An excellent} read. {Here is|Look at} my {homepage|web-site} <link>",
      "{Pretty|Quite} {section|component} of content. I {simply|just} {stumbled upon|discovered} your {weblog|website} {and wanted|in order} to {say|claim} that {I get|I acquire} {actually|in fact} {enjoyed|loved} your {posts|weblog posts}. <link>",
      "{Howdy|Greetings}! {Quick|Simple} {question|one} that's {completely|totally} off topic. Do you know how to make your {site|page} {mobile|phone} friendly? {Appreciate it|Many thanks}!",
    ],
    contact_handle: [
      "{Anyone|Whoever} {who wants|wishing} to {earn|grow} {a second income|their capital} {should|may} {ask|ping} <handle>, {I started with|put in} <price> and {withdrew|cashed out} {triple|five times as much}.",
      "{Selling|We sell} {registered|genuine} {passports|certificates|IELTS scores}. {Inbox|E-mail} <mail>, {signal|wickr} <handle>",
      "{My ex|My husband} {came back|returned} {after|within} {48 hours|three days}. {Powerful|Real} {prayers|help}: <mail> {or|and} <handle>",
    ],
    broken_words: [
      "{Pure|Lab tested} {cialis|xanax|steroids} {overnight|by courier}, {bulk|group} {price|rates} <price>, <link>",
      "{Adult|Live} {webcam|dating} {rooms|parties} {tonight|all week}, {join|enter} <host>",
      "{Unlimited|Daily} {jackpot|poker} {wins|payouts} {guaranteed|proven}, {register|start} <link>",
    ],
    fake_question: [
      "{Newbie|Beginner} {question|here}: {is|are} <goods> {worth it|any good}? {My boss|My sister} {uses|swears by} <link>.",
      "{Comparing|I compared} {three|five} {sellers|providers} of <goods>: {only|just} <host> {answered|delivered}. {Did I miss one|Agree}? <link>",
      "{Trouble|Problem} with {my old|the usual} <goods>, {switched|moved} to <link> {and it works|, no complaints}. {Anybody else|You too}?",
    ],
    buried_link: [
      "{When|Whenever} {I worked|you work} on <topic>, {the first step|what mattered} was {reading|checking}<buried> the {basics|documentation}. {The rest|Everything else} {follows|is practice}.",
      "{It depends|Hard to say}<buried>. {For|With} <topic> {I would|one should} {start small|measure first}, {then|and} {decide|compare}.",
      "{Exactly|Precisely} {what|as} {others|people} {said|wrote} {above|before}: <topic> {first|matters}<buried>.",
    ],
  },
};
