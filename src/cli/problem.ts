/** What went wrong, in one sentence for whoever runs the command: it goes to standard error, with exit status 1. */
export class Problem extends Error {
  override readonly name = "Problem";
}
