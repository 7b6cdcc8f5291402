import { errorBody } from "./tasks.ts";

/** What the server answers. */
export interface Reply {
  status: number;
  body?: unknown;
}

export const refused = (status: number, code: string, message: string): Reply => ({
  status,
  body: errorBody(code, message),
});

export const ok = (body: unknown): Reply => ({ status: 200, body });
