import { resetSignIn } from '../features/identity/index.ts';
import type { Config } from '../platform/config.ts';
import { readArguments, requiredPositional, text } from './arguments.ts';
import { chooseDistrict } from './district.ts';
import { printJson, say } from './output.ts';
import { withServices } from './runtime.ts';

/** `cairn person reset-sign-in ID`: a one-time link for a person, by id, source id or user name. */
export async function resetSignInCommand(args: readonly string[], config: Config): Promise<number> {
  const { values, positionals } = readArguments(args, { district: { type: 'string' } }, 1);
  const person = requiredPositional(positionals, 0, 'ID');
  return withServices(config, async (services) => {
    const districtSlug = await chooseDistrict(services, text(values, 'district'));
    const link = await resetSignIn({ services, districtSlug, person, now: services.clock.now() });
    if (values['json'] === true) printJson(link);
    else say(`${link.login} sets a new password at ${link.url} until ${link.expiresAt}.`);
    return 0;
  });
}
