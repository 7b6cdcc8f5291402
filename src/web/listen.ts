import type { Server } from "node:http";
import { BadConfig, type Config } from "#platform/config.ts";

/** @throws BadConfig when the address or the port cannot be had */
export async function listen(server: Server, { host, port }: Pick<Config, "host" | "port">): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explained(error, host)));
    server.listen(port, host, resolve);
  });
}

function explained(error: NodeJS.ErrnoException, host: string): Error {
  if (error.syscall === "getaddrinfo" || error.code === "EADDRNOTAVAIL")
    return new BadConfig(`HOST should be an address of this machine, but ${host} is not (${error.code}).`);
  if (error.code === "EADDRINUSE")
    return new BadConfig("PORT should be free, but another program listens there already.");
  if (error.code === "EACCES")
    return new BadConfig("PORT should be one this user may listen on (1024 or higher without special rights).");
  return error;
}
