import { explain } from '../features/evidence/index.ts';
import { nextSteps } from '../features/paths/index.ts';
import type { Config } from '../platform/config.ts';
import { readArguments, requiredText, text, UsageError } from './arguments.ts';
import { chooseDistrict } from './district.ts';
import { printJson, say } from './output.ts';
import { withServices } from './runtime.ts';

/** `cairn explain`: the same facts as the screen shows. */
export async function explainCommand(args: readonly string[], config: Config): Promise<number> {
  const { values } = readArguments(args, {
    person: { type: 'string' },
    competency: { type: 'string' },
    'as-of': { type: 'string' },
    district: { type: 'string' },
  });
  const [person, competency, asOf] = [
    requiredText(values, 'person'),
    requiredText(values, 'competency'),
    text(values, 'as-of'),
  ];
  if (asOf !== undefined && Number.isNaN(Date.parse(asOf)))
    throw new UsageError('--as-of is a date, for example 2021-12-01.');
  return withServices(config, async (services) => {
    const districtSlug = await chooseDistrict(services, text(values, 'district'));
    const day =
      asOf === undefined
        ? null
        : new Date(/^\d{4}-\d\d-\d\d$/.test(asOf) ? `${asOf}T23:59:59.999Z` : asOf).toISOString();
    const found = await explain({ services, districtSlug, person, competency, asOf: day, locale: 'en' });
    if (values['json'] === true) printJson(found);
    else printExplanation(found);
    return 0;
  });
}

function printExplanation(found: Awaited<ReturnType<typeof explain>>): void {
  const { standing, rule } = found;
  say(`${found.person.name}, ${found.competency.code ?? ''} ${found.competency.title}`);
  say(
    standing.level === null
      ? 'No level yet.'
      : `Level ${standing.level} of 4 (exactly ${found.exact?.toFixed(2)}), ${standing.mastered ? 'mastered' : 'not yet mastered'}.`,
  );
  say(
    `Rule ${rule.id} version ${rule.version}: the mean of the ${rule.last} most recent scores, to the nearest half.`,
  );
  say(
    `Mastery: ${rule.masteryCount} scores of ${rule.masteryLevel} or more in ${rule.masteryContexts} different kinds of work.`,
  );
  for (const piece of found.pieces) {
    const value = piece.level === null ? piece.state : String(piece.level);
    const use = piece.used
      ? `counts ${Math.round((piece.weight ?? 0) * 100)} %`
      : `not counted: ${piece.unusedBecause ?? ''}`;
    say(
      `  ${piece.happenedAt.slice(0, 10)}  ${value.padEnd(12)} ${use.padEnd(28)} ${piece.context ?? ''}  by ${piece.rater.name}  (${piece.ratingId})`,
    );
  }
}

/** `cairn next`: next competencies with reasons. */
export async function nextCommand(args: readonly string[], config: Config): Promise<number> {
  const { values } = readArguments(args, {
    person: { type: 'string' },
    framework: { type: 'string' },
    limit: { type: 'string' },
    district: { type: 'string' },
  });
  const person = requiredText(values, 'person');
  const limit = Number(text(values, 'limit') ?? '3');
  if (!Number.isInteger(limit) || limit < 1 || limit > 50)
    throw new UsageError('--limit is a whole number from 1 to 50.');
  const framework = text(values, 'framework');
  return withServices(config, async (services) => {
    const districtSlug = await chooseDistrict(services, text(values, 'district'));
    const steps = await nextSteps({
      services,
      districtSlug,
      person,
      limit,
      locale: 'en',
      ...(framework === undefined ? {} : { framework }),
    });
    if (values['json'] === true) printJson(steps);
    else
      for (const step of steps.results)
        say(`${step.code ?? ''} ${step.title}: ${step.reasons.map(({ code }) => code).join(', ')}`);
    return 0;
  });
}
