import { runDoctor } from '../features/integrations/index.ts';
import type { Config } from '../platform/config.ts';
import { readArguments } from './arguments.ts';
import { printJson, say } from './output.ts';
import { withServices } from './runtime.ts';

/** `cairn doctor`: exit status 1 when a check fails. */
export async function doctor(args: readonly string[], config: Config): Promise<number> {
  const { values } = readArguments(args, {});
  return withServices(config, async (services) => {
    const result = await runDoctor(services, 'installation');
    if (values['json'] === true) printJson(result);
    else
      for (const { check, ok, detail } of result.checks) say(`${ok ? 'ok  ' : 'FAIL'} ${check}: ${detail}`);
    return result.ok ? 0 : 1;
  });
}
