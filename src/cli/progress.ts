/** How long work gets on: one line that changes on a terminal, a line now and then elsewhere. */
const TERMINAL_EVERY_MS = 200;
const PLAIN_EVERY_MS = 10_000;
/** The time left follows the rate of the last seconds more than that of the first. */
const SMOOTHING = 0.3;

export interface Progress {
  /** `done` of `total` so far; the rate starts anew with each step. */
  at(step: string, done: number, total: number): void;
  /** A line that stays. */
  line(text: string): void;
  end(): void;
}

export function createProgress(out: NodeJS.WriteStream, now: () => number = Date.now): Progress {
  const every = out.isTTY ? TERMINAL_EVERY_MS : PLAIN_EVERY_MS;
  let step = "";
  let rate = 0;
  let last = { time: now(), done: 0 };
  let open = false;

  function wipe(): void {
    if (open) out.write("\r\x1b[K");
    open = false;
  }

  return {
    at(name, done, total) {
      const time = now();
      if (name !== step) {
        step = name;
        rate = 0;
        last = { time, done: 0 };
      }
      const passed = time - last.time;
      if (passed < every) return;
      const current = ((done - last.done) / passed) * 1000;
      rate = rate === 0 ? current : rate + SMOOTHING * (current - rate);
      last = { time, done };
      const text = described(name, { done, total, rate });
      if (!out.isTTY) {
        out.write(`${text}\n`);
        return;
      }
      wipe();
      out.write(text.slice(0, Math.max(20, out.columns - 1)));
      open = true;
    },
    line(text) {
      wipe();
      out.write(`${text}\n`);
    },
    end: wipe,
  };
}

function described(step: string, { done, total, rate }: { done: number; total: number; rate: number }): string {
  const share = total > 0 ? ` of ${grouped(total)} (${Math.min(100, Math.floor((100 * done) / total))} %)` : "";
  const left = total > done && rate > 0 ? `, ${duration((total - done) / rate)} left` : "";
  return `${step}: ${grouped(done)}${share}, ${grouped(Math.round(rate))} a second${left}`;
}

export function grouped(count: number): string {
  return count.toLocaleString("en-US");
}

/** "8 s", "3 min", "2 h 5 min". */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
