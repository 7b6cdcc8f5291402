import { describe, expect, test } from "vitest";
import { aFolder, aReport, category, itemsOf, post, thread, user } from "../testing/folders.ts";
import { archiveSource } from "./archive.ts";
import { discourseSource } from "./discourse.ts";
import { MAX_LINE_CHARS } from "./lines.ts";
import { stackExchangeSource } from "./stackexchange.ts";

describe("an archive", () => {
  test("a broken line is reported with its file and number, and the rest goes on", async () => {
    const report = aReport();
    const folder = aFolder({
      "users.jsonl": [user("u1"), "{not json", "", "[1,2]", "null", user("u2", { createdAt: "yesterday" }), user("u3")],
      "threads.jsonl": [thread("t1", { tags: "router" }), thread("t2", { title: 7 }), thread("t3")],
    });
    const items = await itemsOf(await archiveSource(folder), report);
    expect(items.map(({ kind, record }) => `${kind} ${"id" in record && record.id}`)).toEqual([
      "user u1",
      "user u3",
      "thread t3",
    ]);
    expect(report.reasons()).toEqual([
      "users.jsonl:2 is not JSON",
      "users.jsonl:4 Invalid input: expected object, received array",
      "users.jsonl:5 Invalid input: expected object, received null",
      "users.jsonl:6 createdAt: is not an ISO 8601 time since 1970",
      "threads.jsonl:1 tags: Invalid input: expected array, received string",
      "threads.jsonl:2 title: Invalid input: expected string, received number",
    ]);
    expect(report.notes).toEqual(["categories.jsonl is missing", "tags.jsonl is missing", "posts.jsonl is missing"]);
  });

  test("a line of 10 MB costs only itself", async () => {
    const report = aReport();
    const huge = JSON.stringify(post(1, "t1", { body: "x".repeat(10_000_000) }));
    const folder = aFolder({ "posts.jsonl": [huge, post(2, "t1")] });
    const items = await itemsOf(await archiveSource(folder), report);
    expect(items).toHaveLength(1);
    expect(items[0]?.at.line).toBe(2);
    expect(report.reasons()).toEqual(["posts.jsonl:1 the line is too long"]);
    expect(huge.length).toBeGreaterThan(MAX_LINE_CHARS);
  });

  test("unknown fields are kept and reported", async () => {
    const report = aReport();
    const folder = aFolder({
      "categories.jsonl": [category("c1", { emoji: "🚲", rules: [1] }), category("c2", { emoji: 1 })],
    });
    const [first] = await itemsOf(await archiveSource(folder), report);
    expect(first?.record.extra).toEqual({ emoji: "🚲", rules: [1] });
    expect(report.notes).toContain('categories.jsonl: the unknown field "emoji" is kept as it is (2)');
  });

  test("what cannot be stored is made storable: NUL and half surrogate pairs", async () => {
    const folder = aFolder({ "posts.jsonl": [post(1, "t1", { body: "a\0b\ud800c" })] });
    const [item] = await itemsOf(await archiveSource(folder));
    expect(item?.record).toMatchObject({ body: "a\uFFFDb\uFFFDc" });
  });

  test.each([
    ["a folder that is not there", {}, "does not exist"],
    ["another format", { "manifest.json": '{"format":"other"}', "users.jsonl": "" }, 'does not say "stoa-archive"'],
    ["a later version", { "manifest.json": '{"format":"stoa-archive","version":9}', "users.jsonl": "" }, "version 9"],
    ["no file of ours", { "a.txt": "" }, "holds no archive"],
  ])("%s is refused with a sentence", async (_, files, sentence) => {
    const folder = aFolder(files);
    await expect(archiveSource(Object.keys(files).length > 0 ? folder : `${folder}/nothing`)).rejects.toThrow(sentence);
  });
});

const XML = '\uFEFF<?xml version="1.0" encoding="utf-8"?>';

describe("a Stack Exchange dump", () => {
  test("answers before their questions, both ways to write tags, rows over several lines", async () => {
    const report = aReport();
    const folder = aFolder({
      "Posts.xml": `${XML}<posts>
  <row Id="2" PostTypeId="2" ParentId="1" CreationDate="2014-01-21T21:05:11.577" Score="-3" Body="&lt;p&gt;No&lt;/p&gt;" OwnerDisplayName="user27" /><row Id="1"
    PostTypeId="1" AcceptedAnswerId="2" CreationDate="2014-01-21T20:58:43.500" Score="13" Title="Why &amp; how?" Tags="|a|b-c|" Body="x" OwnerUserId="39" ClosedDate="2015-01-01T00:00:00.000" />
  <row Id="3" PostTypeId="1" CreationDate="2014-01-22T00:00:00" Title="Older tags" Tags="&lt;a&gt;&lt;c#&gt;" Body="x" OwnerUserId="40"></row>
  <row Id="9" PostTypeId="5" CreationDate="2014-01-22T00:00:00" Body="wiki" />
</posts>`,
      "Comments.xml": `${XML}<comments><row Id="1" PostId="2" Score="4" Text="Why?" CreationDate="2014-02-01T00:00:00" UserId="7" /></comments>`,
    });
    const items = await itemsOf(await stackExchangeSource(folder, "se_tea-meta"), report);
    const records = items
      .filter(({ kind }) => kind !== "redirect")
      .map(({ kind, record }) => ({ ...record, is: kind }));
    expect(records).toMatchObject([
      { is: "category", name: "Tea meta" },
      { is: "post", id: "2", threadId: "1", authorId: null, authorName: "user27", score: -3 },
      {
        is: "thread",
        id: "1",
        title: "Why & how?",
        tags: ["a", "b-c"],
        acceptedPostId: "2",
        closedAt: Date.UTC(2015, 0, 1),
      },
      { is: "post", id: "1", threadId: "1", number: 1, score: 13, createdAt: Date.UTC(2014, 0, 21, 20, 58, 43, 500) },
      { is: "thread", id: "3", tags: ["a", "c#"] },
      { is: "post", id: "3" },
      { is: "post", id: "comment-1", parentId: "2", threadId: null, body: "Why?" },
    ]);
    expect(report.left).toEqual({ "tag wikis": 1 });
    expect(report.notes).toEqual(["Users.xml is missing", "Tags.xml is missing", "PostLinks.xml is missing"]);
  });

  test("entities, foreign files and a billion laughs are never read", async () => {
    const report = aReport();
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("\n");
    const folder = aFolder({
      "Users.xml": `<?xml version="1.0"?>
<!DOCTYPE users [<!ENTITY l0 "ha"> ${laughs} <!ENTITY file SYSTEM "file:///etc/passwd">]>
<users>
<row Id="1" DisplayName="&l9;" CreationDate="2014-01-21T00:00:00" />
<row Id="2" DisplayName="&file;" CreationDate="2014-01-21T00:00:00" />
<row Id="3" DisplayName="fine &amp; well &#x1F;" CreationDate="2014-01-21T00:00:00" />
<!-- <row Id="4" DisplayName="commented out" CreationDate="2014-01-21T00:00:00" /> -->
</users>`,
    });
    const items = await itemsOf(await stackExchangeSource(folder, "x"), report);
    const people = items.filter(({ kind }) => kind === "user").map(({ record }) => record);
    expect(people).toMatchObject([{ id: "3", displayName: "fine & well \uFFFD" }]);
    const broken = report.reasons().filter((reason) => reason.includes("undefined entity"));
    expect(broken).toHaveLength(2);
    expect(report.reasons().some((reason) => reason.includes("a document type is not read"))).toBe(true);
  });

  test("a broken row costs only itself", async () => {
    const report = aReport();
    const good = (id: number) => `  <row Id="${id}" DisplayName="P${id}" CreationDate="2014-01-21T00:00:00" />`;
    const folder = aFolder({
      "Users.xml": [
        `${XML}<users>`,
        good(1),
        '  <row Id="2" DisplayName="cut off',
        good(3),
        '  <row Id=4 DisplayName="no quotes" />',
        '  <row Id="5" CreationDate="2014-13-45T00:00:00" />',
        `  <row Id="6" AboutMe="${"x".repeat(MAX_LINE_CHARS + 1)}" />`,
        good(7),
        '  <row Id="8',
      ].join("\n"),
    });
    const items = await itemsOf(await stackExchangeSource(folder, "x"), report);
    expect(items.filter(({ kind }) => kind === "user").map(({ at }) => at.line)).toEqual([2, 4, 8]);
    expect(report.problems.map(({ line }) => line)).toEqual([3, 5, 6, 7, 9]);
    expect(report.reasons()).toContain("Users.xml:6 createdAt: is not an ISO 8601 time since 1970");
    expect(report.reasons()).toContain("Users.xml:7 the row is too long");
  });
});

describe("Discourse topics", () => {
  const aPost = (number: number, more: object = {}) => ({
    id: 100 + number,
    post_number: number,
    username: "ada",
    name: "Ada L.",
    created_at: "2020-01-01T00:00:00.000Z",
    cooked: "<p>Hi</p>",
    post_type: 1,
    ...more,
  });
  const aTopic = (posts: unknown[], more: object = {}) =>
    JSON.stringify({
      id: 7,
      title: "Tea",
      created_at: "2020-01-01T00:00:00.000Z",
      category_id: 3,
      post_stream: { posts },
      ...more,
    });

  test("numbers keep their gaps, parents are found by number, notices are left out", async () => {
    const report = aReport();
    const posts = [
      aPost(1),
      aPost(2, {
        reply_to_post_number: 1,
        accepted_answer: true,
        staff: true,
        user_title: "Help",
        actions_summary: [{ id: 2, count: 5 }],
      }),
      aPost(4, { reply_to_post_number: 3, version: 2, updated_at: "2020-02-01T00:00:00.000Z" }),
      aPost(5, { post_type: 3, action_code: "closed.enabled", created_at: "2020-03-01T00:00:00.000Z", cooked: "" }),
      { id: 1 },
    ];
    const folder = aFolder({
      "tea.7.json": aTopic(posts, { closed: true, tags: ["green", { name: "hot" }] }),
      "x.json": "[]",
      "y.json": "{",
    });
    const items = await itemsOf(await discourseSource(folder), report);
    const of = (kind: string) => items.filter((item) => item.kind === kind).map(({ record }) => record);
    expect(of("thread")).toMatchObject([
      { id: "7", kind: "question", acceptedPostId: "102", closedAt: Date.UTC(2020, 2, 1), tags: ["green", "hot"] },
    ]);
    expect(of("post")).toMatchObject([
      { id: "101", number: 1, parentId: null },
      { id: "102", number: 2, parentId: "101", score: 5 },
      { id: "104", number: 4, parentId: null, editedAt: Date.UTC(2020, 1, 1) },
    ]);
    expect(of("user")).toMatchObject([{ id: "ada", username: "ada", displayName: "Ada L.", role: "member" }]);
    expect(of("redirect").map((record) => (record as { from: string }).from)).toEqual([
      "/c/3",
      "/t/7",
      "/u/ada",
      "/p/101",
      "/p/102",
      "/p/104",
    ]);
    expect(report.left).toEqual({ "notices of small actions": 1, "links to a parent that is not there": 1 });
    expect(report.reasons()).toEqual([
      "tea.7.json:1 a post of topic 7 has no id, post_number or username",
      "x.json:1 is not a topic document",
      "y.json:1 is not JSON",
    ]);
  });

  test("a list of categories gives them their names", async () => {
    const categories = {
      category_list: {
        categories: [
          { id: 3, name: "Leaves", slug: "leaves", color: "aa0000", subcategory_list: [{ id: 4, name: "Green" }] },
        ],
      },
    };
    const folder = aFolder({ "categories.json": JSON.stringify(categories), "t.json": aTopic([aPost(1)]) });
    const items = await itemsOf(await discourseSource(folder));
    const found = items.filter(({ kind }) => kind === "category").map(({ record }) => record);
    expect(found).toMatchObject([
      { id: "3", name: "Leaves", color: "#aa0000" },
      { id: "4", name: "Green", parentId: "3" },
    ]);
  });
});
