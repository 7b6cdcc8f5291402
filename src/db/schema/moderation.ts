import { columns as c } from "../columns.ts";
import { users } from "./members.ts";

/** What a case is about. `decision`: somebody objects to it. `notice`: an address that is no post and no person. */
export type CaseTarget = "post" | "member" | "decision" | "notice";

/** Why somebody, or something, asks for a look. */
export type ReportKind =
  | "off_topic"
  | "inappropriate"
  | "spam"
  | "illegal"
  | "other"
  /** Prevention holds it back, or found something. */
  | "held"
  | "watched_word"
  | "spam_score"
  /** The author of a hidden post has changed it, and it stands again. */
  | "edited"
  | "appeal"
  /** A moderator opened it. */
  | "moderator";

/** How a case ended. */
export type CaseOutcome =
  | "keep"
  | "hide"
  | "delete"
  | "edit"
  | "approve"
  | "silence"
  | "suspend"
  | "mark_as_spam"
  /** Of an appeal. */
  | "uphold"
  | "grant";

/** What stands in the log. Others add theirs. */
export type DecisionKind =
  | CaseOutcome
  | "hand_over"
  | "undo"
  | "restore"
  /** Enough flags have hidden a post until somebody looks. */
  | "hide_flagged"
  | "lift";

/** One for each thing that somebody has to look at; while it is open there is no second one for its target. */
export const cases = c.table(
  "cases",
  {
    id: c.id(),
    target: c.text().$type<CaseTarget>().notNull(),
    /** 0 for an address that is neither post nor person. */
    targetId: c.int().notNull(),
    /** Whose post, account or decision it is about; null: nobody's. */
    userId: c.int().references(() => users.id),
    /** "post:12" while it is open. */
    openKey: c.key(),
    /** Grows with everything that happens to it: who decides names the one they have seen. */
    version: c.int().notNull(),
    /** The gravest of its reports, for the list and its filters. */
    kind: c.text().$type<ReportKind>().notNull(),
    reportCount: c.int().notNull(),
    /** A moderator leaves it to administrators. */
    forAdministrators: c.bool().notNull(),
    /** Among whose own cases it is, because somebody gave it to them; others may decide it too. */
    handedTo: c.int(),
    openedAt: c.ms().notNull(),
    closedAt: c.ms(),
    outcome: c.text().$type<CaseOutcome>(),
    closedBy: c.int(),
    /** Who has it on their screen; it lapses, and keeps nobody else from deciding. */
    claimedBy: c.int(),
    claimedAt: c.ms(),
  },
  (t) => [
    c.uniqueIndex("cases_open").on(t.openKey),
    c.index("cases_queue").on(t.closedAt, t.openedAt),
    c.index("cases_target").on(t.target, t.targetId),
    c.index("cases_user").on(t.userId, t.openedAt),
  ],
);

/** What was said to a case: one by each person. */
export const caseReports = c.table(
  "case_reports",
  {
    id: c.id(),
    caseId: c.int().notNull().references(() => cases.id),
    kind: c.text().$type<ReportKind>().notNull(),
    /** null: the forum itself, or somebody without an account. */
    reporterId: c.int().references(() => users.id),
    text: c.text().notNull(),
    /** Of the post, as it was reported; null: it is no post. */
    revision: c.int(),
    /** It counts towards hiding the post until somebody has looked. */
    counts: c.bool().notNull(),
    data: c.json<Record<string, unknown>>().notNull(),
    createdAt: c.ms().notNull(),
  },
  (t) => [
    c.uniqueIndex("case_reports_once").on(t.caseId, t.reporterId),
    c.index("case_reports_reporter").on(t.reporterId, t.createdAt),
  ],
);

/** The log. Rows are added and never changed; triggers in the database hold that. */
export const decisions = c.table(
  "decisions",
  {
    id: c.id(),
    caseId: c.int().references(() => cases.id),
    /** null: the forum itself. */
    actorId: c.int(),
    kind: c.text().$type<DecisionKind>().notNull(),
    target: c.text().$type<CaseTarget | "thread">().notNull(),
    targetId: c.int().notNull(),
    /** Whom it concerns. */
    userId: c.int(),
    /** Key of the rule it names, and the rule as it read then; "" where nothing was limited. */
    rule: c.text().notNull(),
    ruleText: c.text().notNull(),
    /** In the moderator's words; the person reads it. */
    reason: c.text().notNull(),
    data: c.json<Record<string, unknown>>().notNull(),
    /** The decision that this one takes back: once. */
    undoes: c.int(),
    createdAt: c.ms().notNull(),
  },
  (t) => [
    c.uniqueIndex("decisions_undoes").on(t.undoes),
    c.index("decisions_case").on(t.caseId),
    c.index("decisions_user").on(t.userId, t.createdAt),
    c.index("decisions_actor").on(t.actorId, t.createdAt),
    c.index("decisions_target").on(t.target, t.targetId),
    c.index("decisions_created").on(t.createdAt),
  ],
);

/** Another moderator than the one who decided has looked at a decision and let it stand. */
export const decisionReviews = c.table("decision_reviews", {
  decisionId: c.int().primaryKey().references(() => decisions.id),
  reviewerId: c.int().notNull(),
  createdAt: c.ms().notNull(),
});

/** `decision`: about oneself. `undone`: it was taken back. `report`: what became of one's report. */
export type MemberNoticeKind = "decision" | "undone" | "report" | "appeal";

/** What a person is told of decisions, in the forum and by mail. It waits a while, so that a slip of the hand reaches nobody. */
export const memberNotices = c.table(
  "member_notices",
  {
    id: c.id(),
    userId: c.int().notNull().references(() => users.id),
    kind: c.text().$type<MemberNoticeKind>().notNull(),
    decisionId: c.int().notNull().references(() => decisions.id),
    createdAt: c.ms().notNull(),
    dueAt: c.ms().notNull(),
    sentAt: c.ms(),
    /** Undone before it was sent. */
    cancelledAt: c.ms(),
    readAt: c.ms(),
  },
  (t) => [
    c.uniqueIndex("member_notices_once").on(t.userId, t.decisionId, t.kind),
    c.index("member_notices_list").on(t.userId, t.createdAt),
    c.index("member_notices_decision").on(t.decisionId),
  ],
);

/** A notice of illegal content as Article 16 of Regulation (EU) 2022/2065 has it, also from people without an account. */
export const legalNotices = c.table(
  "legal_notices",
  {
    id: c.id(),
    /** In the receipt, for asking about it: cannot be guessed. */
    reference: c.text().notNull(),
    caseId: c.int().notNull().references(() => cases.id),
    reporterId: c.int().references(() => users.id),
    name: c.text().notNull(),
    /** null: none given. */
    email: c.text(),
    language: c.text().$type<"de" | "en">().notNull(),
    /** Of the content, as it was typed. */
    address: c.text().notNull(),
    reasons: c.text().notNull(),
    createdAt: c.ms().notNull(),
    receiptSentAt: c.ms(),
    /** The decision that its sender was told. */
    toldDecisionId: c.int(),
  },
  (t) => [
    c.uniqueIndex("legal_notices_reference").on(t.reference),
    c.index("legal_notices_case").on(t.caseId),
    c.index("legal_notices_created").on(t.createdAt),
  ],
);

/** What moderators write down about a person or a thread, for one another. In no view, feed, search, archive or export. */
export const staffNotes = c.table(
  "staff_notes",
  {
    id: c.id(),
    target: c.text().$type<"member" | "thread">().notNull(),
    targetId: c.int().notNull(),
    authorId: c.int().notNull().references(() => users.id),
    body: c.text().notNull(),
    createdAt: c.ms().notNull(),
  },
  (t) => [c.index("staff_notes_target").on(t.target, t.targetId)],
);
