import type { Locale, Today } from '@cairn/contract';
import { type Actor, can } from '../../platform/policy/policy.ts';
import type { Services } from '../../platform/services.ts';
import { loadPeople } from '../roster/index.ts';
import { presentCompetency, presentLearner, presentStanding, presentTodayClass } from './present.ts';
import { selectCalendar } from './queries/calendar.ts';
import { selectRecentRatings } from './queries/ratings.ts';
import { selectTodayClasses } from './queries/today-classes.ts';
import {
  type BegunRow,
  selectQuiet,
  selectUnseen,
  type TodayScope,
  type UnseenRow,
} from './queries/today-lines.ts';
import { findReady } from './ready.ts';
import { DAY_MS, RECENT_DAYS } from './schools.ts';

const MOST_LINES = 8;
const MOST_RECENT = 10;
const QUIET_DAYS = 21;

type Line = Today['ready'][number];
type Question = {
  readonly actor: Actor;
  readonly services: Services;
  readonly now: Date;
  readonly locale: Locale;
};

/**
 * The facilitator's day: the classes that run today, own and covered, and short lists of who is ready to show
 * something, who has gone quiet, who was not seen lately, and what was rated last. Each line names the sign it
 * rests on. The same number of statements for one learner and for thirty.
 */
export async function readToday(question: Question): Promise<Today> {
  const { actor, now, locale } = question;
  const { day } = await selectCalendar(now);
  const classes = await selectTodayClasses(actor.personId, day);
  const scope: TodayScope = { classIds: classes.map(({ id }) => id), day, now };
  const before = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
  const ready = await findReady(scope, MOST_LINES, locale);
  const quiet = await selectQuiet(scope, before(QUIET_DAYS), MOST_LINES);
  const unseen = await selectUnseen(scope, before(RECENT_DAYS), MOST_LINES);
  return {
    day,
    classes: classes.map(presentTodayClass),
    learnerCount: classes[0]?.all_learners ?? 0,
    ready: ready.map(({ row, sign }) => presentBegun(row, sign, now, locale)),
    quiet: quiet.map((row) =>
      presentBegun(row, { code: 'quiet', days: daysSince(row.last_happened_at, now) }, now, locale),
    ),
    unseen: unseen.map((row) => presentUnseen(row, now)),
    recent: await readRecent(question),
  };
}

/** The last ratings by the person who asks, of those learners whom they may still open. Two statements. */
async function readRecent({ actor, services, now, locale }: Question): Promise<Today['recent']> {
  const rows = await selectRecentRatings(actor.personId, MOST_RECENT);
  const people = await loadPeople(actor, [...new Set(rows.map(({ person_id }) => person_id))], now);
  return rows
    .filter(({ person_id }) => {
      const person = people.get(person_id);
      return person !== undefined && can(services.policy, actor, 'evidence.read', person);
    })
    .map((row) => ({
      person: presentLearner(row),
      competency: presentCompetency(row, locale),
      state: row.state,
      level: row.level,
      at: row.entered_at.toISOString(),
    }));
}

function presentBegun(row: BegunRow, sign: Line['sign'], now: Date, locale: Locale): Line {
  return {
    person: presentLearner(row),
    classId: row.class_id,
    competency: presentCompetency(row, locale),
    days: daysSince(row.last_happened_at, now),
    standing: presentStanding(row),
    sign,
  };
}

function presentUnseen(row: UnseenRow, now: Date): Line {
  const days = row.last_at === null ? null : daysSince(row.last_at, now);
  return {
    person: presentLearner(row),
    classId: row.class_id,
    competency: null,
    days: days ?? (row.since === null ? 0 : daysSince(new Date(row.since), now)),
    standing: null,
    sign: { code: 'no_evidence', days },
  };
}

function daysSince(moment: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - moment.getTime()) / DAY_MS));
}
