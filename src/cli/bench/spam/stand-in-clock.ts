/**
 * A clock that is set instead of waited for. Imported before anything else of a process, whose `Date` it replaces; a
 * parent process sets it with a message of milliseconds, which is sent back once it holds. Timers go by the real time.
 */
const RealDate = Date;
const realNow = Date.now;
let ahead = 0;

RealDate.now = () => realNow() + ahead;
globalThis.Date = new Proxy(RealDate, {
  construct: (date, given: unknown[]) => (given.length === 0 ? new date(date.now()) : new date(...(given as [number]))),
});

/** From here the clock goes on by itself. */
export function setClock(now: number): void {
  ahead = now - realNow();
}

if (process.send) {
  process.on("message", (now: unknown) => {
    if (typeof now !== "number") return;
    setClock(now);
    process.send?.(now);
  });
}
