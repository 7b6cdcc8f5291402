/** Emoji by the names that Discourse and its forebears use, the common ones: others stay `:name:`. */
const NAMES =
  "+1 👍 -1 👎 100 💯 alien 👽 angry 😠 anguished 😧 arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ arrow_up ⬆️ " +
  "astonished 😲 balloon 🎈 beer 🍺 beers 🍻 blue_heart 💙 blush 😊 bomb 💣 book 📖 books 📚 boom 💥 broken_heart 💔 " +
  "bug 🐛 bulb 💡 cactus 🌵 cake 🍰 calendar 📆 cat 🐱 checkered_flag 🏁 clap 👏 cloud ☁️ clown_face 🤡 coffee ☕ " +
  "cold_sweat 😰 computer 💻 confetti_ball 🎊 confounded 😖 confused 😕 construction 🚧 cowboy_hat_face 🤠 crab 🦀 " +
  "crossed_fingers 🤞 cry 😢 crying_cat_face 😿 dash 💨 disappointed 😞 disappointed_relieved 😥 dizzy 💫 dizzy_face 😵 " +
  "dog 🐶 eyes 👀 exclamation ❗ expressionless 😑 face_with_monocle 🧐 face_with_raised_eyebrow 🤨 facepalm 🤦 " +
  "fearful 😨 fire 🔥 fist ✊ flushed 😳 four_leaf_clover 🍀 frog 🐸 frowning 😦 frowning_face ☹️ gear ⚙️ gem 💎 " +
  "ghost 👻 gift 🎁 green_heart 💚 grey_question ❔ grimacing 😬 grin 😁 grinning 😀 hammer 🔨 handshake 🤝 " +
  "heart ❤️ heart_eyes 😍 heavy_check_mark ✔️ heavy_plus_sign ➕ hocho 🔪 hourglass ⌛ hugs 🤗 hushed 😯 imp 👿 " +
  "information_source ℹ️ innocent 😇 joy 😂 key 🔑 kiss 💋 kissing 😗 kissing_heart 😘 label 🏷️ laughing 😆 link 🔗 " +
  "lock 🔒 mag 🔍 man_shrugging 🤷‍♂️ mask 😷 mechanical_arm 🦾 melting_face 🫠 memo 📝 metal 🤘 monkey 🐒 moon 🌔 " +
  "muscle 💪 musical_note 🎵 nerd_face 🤓 neutral_face 😐 no_entry ⛔ no_mouth 😶 ocean 🌊 ok ✔️ ok_hand 👌 " +
  "open_mouth 😮 package 📦 partying_face 🥳 party_popper 🎉 pencil 📝 penguin 🐧 pensive 😔 persevere 😣 pill 💊 " +
  "pizza 🍕 pleading_face 🥺 point_down 👇 point_left 👈 point_right 👉 point_up ☝️ point_up_2 👆 poop 💩 pray 🙏 " +
  "purple_heart 💜 pushpin 📌 question ❓ rabbit 🐰 rage 😡 rainbow 🌈 raised_hand ✋ raised_hands 🙌 recycle ♻️ " +
  "relaxed ☺️ relieved 😌 robot 🤖 rocket 🚀 roll_eyes 🤨 rofl 🤣 rolling_eyes 🙄 rose 🌹 scream 😱 scroll 📜 " +
  "see_no_evil 🙈 shield 🛡️ ship 🚢 shrug 🤷 skull 💀 sleeping 😴 sleepy 😪 slight_frown 🙁 slight_smile 🙂 " +
  "slightly_frowning_face 🙁 slightly_smiling_face 🙂 smile 😄 smiley 😃 smiley_cat 😺 smiling_imp 😈 smirk 😏 snail 🐌 " +
  "snake 🐍 sneezing_face 🤧 snowflake ❄️ sob 😭 sparkles ✨ sparkling_heart 💖 speech_balloon 💬 star ⭐ star2 🌟 " +
  "star_struck 🤩 stuck_out_tongue 😛 stuck_out_tongue_closed_eyes 😝 stuck_out_tongue_winking_eye 😜 sun_with_face 🌞 " +
  "sunflower 🌻 sunglasses 😎 sunny ☀️ sweat 😓 sweat_drops 💦 sweat_smile 😅 tada 🎉 thinking 🤔 thinking_face 🤔 " +
  "thumbsdown 👎 thumbsup 👍 tired_face 😫 tongue 👅 triumph 😤 trophy 🏆 turtle 🐢 two_hearts 💕 unamused 😒 " +
  "upside_down 🙃 upside_down_face 🙃 v ✌️ vulcan_salute 🖖 warning ⚠️ wave 👋 weary 😩 white_check_mark ✅ wink 😉 " +
  "woozy_face 🥴 worried 😟 wrench 🔧 x ❌ yellow_heart 💛 yum 😋 zap ⚡ zipper_mouth_face 🤐 zzz 💤 alembic ⚗️ " +
  "money_mouth_face 🤑 exploding_head 🤯 hand ✋ bowing_man 🙇‍♂️ hot_face 🥵 cold_face 🥶 nauseated_face 🤢";

const words = NAMES.split(" ");
const EMOJI: ReadonlyMap<string, string> = new Map(
  words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ""]] : [])),
);

/** `:name:` or `:name:t2:` as its character, or as it is when the name is unknown. */
export function emojiCharacter(code: string): string {
  const name = /^:([^:]+):(?:t\d:)?$/.exec(code)?.[1];
  return (name && EMOJI.get(name)) || code;
}
