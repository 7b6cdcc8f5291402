import { GiveUp } from "../events.ts";
import { MailError } from "./mail-error.ts";
import type { Mailer, OutgoingMail } from "./transport.ts";

/** Hands a mail over from inside a job. @throws GiveUp when trying again cannot help: the job then ends */
export async function sendFromJob(mailer: Mailer, mail: OutgoingMail): Promise<void> {
  try {
    await mailer.send(mail);
  } catch (error) {
    if (error instanceof MailError && error.permanent) throw new GiveUp(error.message);
    throw error;
  }
}
