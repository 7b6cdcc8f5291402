import type { Told } from "../tell.ts";
import { news } from "./news.ts";

export const stories: Told[] = [...news];
