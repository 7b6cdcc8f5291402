import { commandHelp, generalHelp, nearest } from "./help.ts";
import { Problem } from "./problem.ts";

export type Environment = Readonly<Record<string, string | undefined>>;
type Command = (args: string[], env: Environment) => Promise<void>;

// Loaded on demand: no command waits for what only another one needs.
const COMMANDS: Readonly<Record<string, Command>> = {
  import: async (args, env) => {
    const [{ withForum }, { importCommand }] = await Promise.all([import("./open.ts"), import("./import.ts")]);
    await withForum(env, (forum) => importCommand(forum, args));
  },
  export: async (args, env) => {
    const [{ withForum }, { exportCommand }] = await Promise.all([import("./open.ts"), import("./export.ts")]);
    await withForum(env, (forum) => exportCommand(forum, args));
  },
  user: async (args, env) => {
    const [{ withForum }, { userCommand }] = await Promise.all([import("./open.ts"), import("./user.ts")]);
    await withForum(env, (forum) => userCommand(forum, args));
  },
  search: async (args, env) => {
    const [{ withForum }, { searchCommand }] = await Promise.all([import("./open.ts"), import("./search.ts")]);
    await withForum(env, (forum) => searchCommand(forum, args));
  },
  backup: async (args, env) => {
    const { backupCommand } = await import("./backup.ts");
    await backupCommand(args, env);
  },
  restore: async (args, env) => {
    const { restoreCommand } = await import("./restore.ts");
    await restoreCommand(args, env);
  },
  addresses: async (args, env) => {
    const [{ withForum }, { addressesCommand }] = await Promise.all([import("./open.ts"), import("./addresses.ts")]);
    await withForum(env, (forum) => addressesCommand(forum, args));
  },
  recount: async (args, env) => {
    const [{ withForum }, { recountCommand }] = await Promise.all([import("./open.ts"), import("./recount.ts")]);
    await withForum(env, (forum) => recountCommand(forum, args));
  },
  doctor: async (args, env) => {
    const { doctorCommand } = await import("./doctor.ts");
    await doctorCommand(args, env);
  },
};

/**
 * Runs one command with the arguments that stand behind `scripts/forum`.
 * @throws whatever went wrong; `sentenceFor` has the words
 */
export async function run([name, ...args]: string[], env: Environment): Promise<void> {
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    const about = name === "help" ? args[0] : undefined;
    console.log(about === undefined ? generalHelp() : commandHelp(known(about)));
    return;
  }
  const command = COMMANDS[known(name)];
  if (args.includes("--help") || args.includes("-h")) console.log(commandHelp(name));
  else await command?.(args, env);
}

function known(name: string): string {
  if (Object.hasOwn(COMMANDS, name)) return name;
  const close = nearest(name, Object.keys(COMMANDS));
  const hint = close ? `did you mean ${close}?` : "scripts/forum --help lists the commands.";
  throw new Problem(`There is no command "${name}"; ${hint}`);
}
