/** The browser's storage may be switched off or full; then nothing is kept, and all else goes on. */
export function attempt<Result>(run: () => Result): Result | null {
  try {
    return run();
  } catch {
    return null;
  }
}
