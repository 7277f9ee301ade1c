import { buildDemo, isDemoBuilt } from '../../../../db/seed/build-demo.ts';
import type { Config } from '../platform/config.ts';
import { Refused, readArguments, text, UsageError } from './arguments.ts';
import { note, printJson, say } from './output.ts';
import { withBulkServices } from './runtime.ts';

/** `cairn demo`: build the demo district, deterministic by seed. */
export async function demo(args: readonly string[], config: Config): Promise<number> {
  const { values } = readArguments(args, { learners: { type: 'string' }, seed: { type: 'string' } });
  if (config.mode !== 'demo') throw new Refused('The demo district is for CAIRN_MODE=demo only.');
  const learners = Number(text(values, 'learners') ?? '600');
  if (!Number.isInteger(learners) || learners < 20 || learners > 20_000)
    throw new UsageError('--learners is a whole number from 20 to 20000.');
  const seed = text(values, 'seed');
  return withBulkServices(config, async (services) => {
    if (await isDemoBuilt(services)) throw new Refused('The demo district is already there.');
    const built = await buildDemo({
      services,
      learners,
      now: services.clock.now(),
      onProgress: note,
      ...(seed === undefined ? {} : { seed }),
    });
    if (values['json'] === true) printJson(built);
    else say('The demo district is built.');
    return 0;
  });
}
