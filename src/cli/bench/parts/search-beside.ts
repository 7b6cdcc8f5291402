import { figure, say } from "../figures.ts";
import { send } from "../processes.ts";
import type { Site } from "../site.ts";
import { demandOk } from "./pages.ts";

const THREADS = 100;
const PAGES = 600;
const SEARCHERS = 8;
/** Searches that one process of the bench sends; then the next one starts. */
const SEARCHES = 400;
const GROWTH_AT_MOST_MS = 10;
const HTML = { accept: "text/html", "user-agent": "stoa-bench" };

/** How much longer a member waits for the page of a thread while eight others search all the time. */
export async function pagesBesideSearches(site: Site, questions: readonly string[]): Promise<void> {
  const { port } = await site.server();
  const cookies = await site.memberCookies(SEARCHERS + 1);
  const threads = await site.fullThreads(THREADS);
  const paths = Array.from({ length: PAGES }, (_, at) => ({ path: threads[at % threads.length]?.path ?? "/" }));
  const pages = { port, connections: 1, cookies: cookies.slice(0, 1), requests: paths, headers: HTML };
  const searches = {
    ...{ port, connections: SEARCHERS, cookies: cookies.slice(1), headers: HTML },
    requests: Array.from({ length: SEARCHES }, (_, at) => {
      return { path: `/search?q=${encodeURIComponent(questions[at % questions.length] ?? "")}` };
    }),
  };
  say("reading threads, then the same while others search");
  // The first round is for caches and compilers.
  await send({ ...pages, requests: paths.slice(0, 2 * THREADS) });
  await send(searches);
  const alone = await send(pages);
  demandOk("search", alone.statuses, PAGES);
  let isDone = false;
  const searching = (async () => {
    let seconds = 0;
    for (let rounds = 0; ; rounds++) {
      if (isDone) return (rounds * SEARCHES) / Math.max(seconds, 1);
      const answers = await send(searches);
      demandOk("search", answers.statuses, SEARCHES);
      seconds += answers.seconds;
    }
  })();
  const beside = await send(pages);
  demandOk("search", beside.statuses, PAGES);
  isDone = true;
  const rate = await searching;
  const about = { pages: PAGES, searchers: SEARCHERS };
  figure("search", "searches_beside", rate, "1/s", about);
  figure("search", "page_p99_alone", alone.msP99, "ms", about);
  figure("search", "page_p99_beside", beside.msP99, "ms", about);
  figure("search", "page_p50_beside", beside.msP50, "ms", about);
  figure("search", "page_p99_growth", beside.msP99 - alone.msP99, "ms", { ...about, at_most: GROWTH_AT_MOST_MS });
}
