import { createServer, type RequestListener, type Server } from "node:http";

/** Enough for the largest form from a slow phone; whoever sends a body by drops is answered 408. */
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * Node's server as the forum needs it. It speaks HTTP/1.1 alone: a request that offers to go on in another protocol
 * is answered in this one, as RFC 9110 has it, where Next would hang up.
 */
export function createHttpServer(answer: RequestListener, requestTimeout = REQUEST_TIMEOUT_MS): Server {
  return createServer(
    {
      requestTimeout,
      headersTimeout: requestTimeout,
      connectionsCheckingInterval: requestTimeout / 6,
      // Node 22 does not know it and leaves the matter to Next.
      shouldUpgradeCallback: () => false,
    },
    answer,
  );
}
