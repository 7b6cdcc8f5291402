export interface Finding {
  /** `warn`: the forum works, but somebody should know. */
  state: "ok" | "warn" | "fail";
  text: string;
}

export const ok = (text: string): Finding => ({ state: "ok", text });
export const warn = (text: string): Finding => ({ state: "warn", text });
export const fail = (text: string): Finding => ({ state: "fail", text });

/** "1 job", "2 jobs". */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}
