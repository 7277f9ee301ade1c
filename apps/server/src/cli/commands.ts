import type { Config } from '../platform/config.ts';

/** A command: its own arguments in, the exit status out. */
export type Command = (args: readonly string[], config: Config) => Promise<number>;

type Entry = {
  readonly name: readonly string[];
  readonly usage: string;
  readonly does: string;
  readonly load: () => Promise<Command>;
};

/** Every command of `cairn`; each is loaded only when it runs. */
export const commands: readonly Entry[] = [
  {
    name: ['serve'],
    usage: 'serve [--http] [--jobs]',
    does: 'migrate, then serve the web application and the API',
    load: async () => (await import('./serve.ts')).serve,
  },
  {
    name: ['serve-process'],
    usage: 'serve-process',
    does: 'the serving process itself; started by serve',
    load: async () => (await import('./serve-process.ts')).serveProcess,
  },
  {
    name: ['migrate'],
    usage: 'migrate',
    does: 'bring the database up to date',
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  {
    name: ['setup'],
    usage:
      'setup --district SLUG --admin EMAIL [--name NAME] [--time-zone ZONE] [--roster PATH] [--standards PATH ...]',
    does: 'make a district, or take one, and give it its first administrator',
    load: async () => (await import('./setup.ts')).setup,
  },
  {
    name: ['demo'],
    usage: 'demo [--learners N] [--seed S]',
    does: 'build the demo district',
    load: async () => (await import('./demo.ts')).demo,
  },
  {
    name: ['doctor'],
    usage: 'doctor',
    does: 'check the installation',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: ['person', 'reset-sign-in'],
    usage: 'person reset-sign-in ID [--district SLUG]',
    does: 'make a one-time sign-in link',
    load: async () => (await import('./person.ts')).resetSignInCommand,
  },
  {
    name: ['import', 'oneroster'],
    usage: 'import oneroster PATH [--district SLUG] [--strict] [--dry-run] [--keep-valid]',
    does: 'bring in a roster',
    load: async () => (await import('./imports.ts')).importOneRosterCommand,
  },
  {
    name: ['import', 'case'],
    usage: 'import case PATH [--district SLUG] [--dry-run]',
    does: 'bring in a framework',
    load: async () => (await import('./imports.ts')).importCaseCommand,
  },
  {
    name: ['export', 'case'],
    usage: 'export case PATH [--district SLUG] [--framework F]',
    does: 'take out a framework',
    load: async () => (await import('./imports.ts')).exportCaseCommand,
  },
  {
    name: ['explain'],
    usage: 'explain --person P --competency C [--as-of DATE] [--district SLUG]',
    does: 'why a level is what it is',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  {
    name: ['next'],
    usage: 'next --person P [--framework F] [--limit N] [--district SLUG]',
    does: 'next steps with their reasons',
    load: async () => (await import('./explain.ts')).nextCommand,
  },
];

export function usage(): string {
  const lines = commands
    .filter(({ name }) => name[0] !== 'serve-process')
    .map((entry) => `  ${entry.usage}\n      ${entry.does}`);
  return `Usage: cairn COMMAND [--json]\n\n${lines.join('\n')}\n`;
}
