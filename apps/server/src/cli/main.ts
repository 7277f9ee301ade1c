import { ConfigError, parseConfig } from '../platform/config.ts';
import { Refused, UsageError } from './arguments.ts';
import { commands, usage } from './commands.ts';
import { note } from './output.ts';

/** Run `cairn` with its arguments. Exit status: 0 done, 1 refused or failed, 2 wrong usage. */
async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0 || args[0] === 'help' || args[0] === '--help') {
    process.stdout.write(usage());
    return args.length === 0 ? 2 : 0;
  }
  const found = commands.find(({ name }) => name.every((word, at) => args[at] === word));
  if (found === undefined) {
    note(`There is no command "${args.slice(0, 2).join(' ')}".\n${usage()}`);
    return 2;
  }
  try {
    const command = await found.load();
    return await command(args.slice(found.name.length), parseConfig(process.env));
  } catch (error) {
    if (error instanceof UsageError) {
      note(`${error.message}\nUsage: cairn ${found.usage}`);
      return 2;
    }
    const plain =
      error instanceof Refused || error instanceof ConfigError || process.env['CAIRN_DEBUG'] === undefined;
    note(
      plain && error instanceof Error ? error.message : String(error instanceof Error ? error.stack : error),
    );
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
