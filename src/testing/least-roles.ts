/** Who may run which command, as far as the role says it. A new command is named here, in one of the lists. */

/**
 * The least role that a command asks for before it looks at anything else. Many ask for more once they know what it is
 * about: an author, a moderator who may read there. Which, and with whom, tests/server/rights tries.
 */
export const LEAST_ROLE = {
  guest: [
    ...["noteFeedback", "markThreadRead", "visitList", "signIn", "signOut", "touchSession", "reportIllegalContent"],
  ],
  member: [
    ...["acceptAnswer", "editPost", "markHelpful", "deletePost", "restorePost", "removePost", "previewPost"],
    ...[
      "replyToThread",
      "startThread",
      "writeResult",
      "pinThread",
      "closeThread",
      "planClose",
      "arrange",
      "slowThread",
      "moveThread",
    ],
    ...["flagPost", "flagMember", "editHidden", "appeal", "markRead", "markAllRead", "markNoticesRead", "setMail"],
    ...["muteThread", "unmuteThread", "updateProfile", "revokeSession", "signOutEverywhere", "signOutOthers"],
    ...["confirmPassword", "changeEmail", "withdrawEmailChange", "changePassword", "leaveForum"],
  ],
  staff: ["searchGaps", "checkAnswer", "foldPost", "answersToReview"],
  moderator: [
    ...["changeAuthor", "hideRevision", "lockPost", "mergeThread", "splitThread"],
    ...["createTag", "editTag", "deleteTag", "mergeTag"],
    ...["claimCase", "resolveCase", "decideAbout", "handOverCase", "undoDecision", "reviewDecision"],
    ...["closeThreads", "moveThreads", "tagThreads", "deleteThreads", "addNote", "removeNote"],
    ...["limitMember", "limitPeople", "liftPeople", "liftSuspension"],
  ],
  administrator: [
    ...["createCategory", "createCategories", "editCategory", "orderCategory", "deleteCategory", "moveAllThreads"],
    ...["createGroup", "renameGroup", "deleteGroup", "addToGroup", "removeFromGroup"],
    ...["setRole", "setStaffWords", "suspendMember", "deleteAccount"],
    ...["inviteMember", "withdrawInvitation", "inviteMany"],
    ...[
      "openBlocks",
      "block",
      "unblock",
      "watchWord",
      "unwatchWord",
      "changePrevention",
      "changeAkismet",
      "akismetState",
    ],
    ...["createPage", "editPage", "deletePage", "changeSettings", "resetSetting", "changeLimits", "changeCrawlers"],
    ...["changeSearchSettings", "testMail", "retryJob", "retryFailedJobs", "dropJob"],
    ...["changeLogo", "removeLogo"],
    ...["startBackup", "changeBackups", "deleteBackup", "takeBackup"],
  ],
} as const;

/** What suspended members may still do: look after their own account. */
export const FOR_SUSPENDED: Readonly<Record<string, string>> = {
  appeal: "who is suspended may say that it is wrong",
  changeEmail: "whose address was taken over must be able to change it",
  confirmPassword: "shows who one is",
  changePassword: "whose password was stolen must be able to change it",
  leaveForum: "may leave whenever they want",
  revokeSession: "ends a session of one's own",
  signOutEverywhere: "ends one's own sessions",
  signOutOthers: "ends one's own sessions",
  withdrawEmailChange: "takes back one's own wish",
};

/** What members who are silenced may do beside that: read on, and choose what they are told. */
export const FOR_SILENCED: Readonly<Record<string, string>> = {
  markRead: "marks one's own news as read",
  markAllRead: "marks one's own news as read",
  markNoticesRead: "marks what one was told as read",
  setMail: "chooses one's own mails",
  muteThread: "chooses one's own mails",
  unmuteThread: "chooses one's own mails",
};
