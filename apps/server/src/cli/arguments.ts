import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** Wrong usage: printed with the usage line, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The input was refused or a check failed: printed, exit status 1. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** Parse one command's arguments; unknown options and more than `most` names without an option are wrong usage. */
export function readArguments(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
  most = 0,
): { values: Values; positionals: string[] } {
  const parsed = parse(args, options);
  const extra = parsed.positionals[most];
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`);
  return parsed;
}

function parse(args: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, ...options },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A text option; `undefined` when it is absent. */
export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function requiredText(values: Values, name: string): string {
  const value = text(values, name);
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing.`);
  return value;
}

export function requiredPositional(positionals: readonly string[], at: number, name: string): string {
  const value = positionals[at];
  if (value === undefined) throw new UsageError(`${name} is missing.`);
  return value;
}
