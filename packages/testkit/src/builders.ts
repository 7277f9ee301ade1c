import { randomUUID } from 'node:crypto';
import type { Role } from '@cairn/contract';
import { DEFAULT_MASTERY_RULE } from '@cairn/domain/proficiency';
import { db, inTransaction } from '../../../apps/server/src/platform/db/transaction.ts';
import type { Services } from '../../../apps/server/src/platform/services.ts';

type District = { id: string; slug: string };
type PersonOptions = {
  given?: string;
  family?: string;
  grade?: string;
  role?: Role;
  orgId?: string;
  account?: boolean;
  sourceId?: string;
};
export type BuiltPerson = { id: string; accountId: string };
type ClassOptions = {
  orgId: string;
  title?: string;
  subjects?: string[];
  grades?: string[];
  startsOn?: string;
  endsOn?: string;
};
type CompetencyOptions = {
  code?: string;
  title?: string;
  grades?: string[];
  bandRank?: number | null;
  after?: string[];
};

export type Builders = ReturnType<typeof createBuilders>;

/** Makers of rows with sensible defaults; each creates what it needs and returns ids. */
export function createBuilders(services: Services) {
  const now = (): Date => services.clock.now();
  const stamps = () => ({ created_at: now(), updated_at: now() });
  const within = <T>(district: District, work: () => Promise<T>): Promise<T> =>
    inTransaction(services.database, district.id, work);

  const district = async (
    slug = `district-${randomUUID().slice(0, 8)}`,
  ): Promise<District & { orgId: string }> => {
    const id = randomUUID();
    await inTransaction(services.database, null, () =>
      db()
        .insertInto('platform.district')
        .values({ id, slug, name: slug, time_zone: 'America/Chicago', created_at: now() })
        .execute(),
    );
    const orgId = await org({ id, slug }, 'Test District', 'district');
    return { id, slug, orgId };
  };

  const org = async (
    of: District,
    name = 'Heron School',
    kind: 'school' | 'district' = 'school',
  ): Promise<string> => {
    const id = randomUUID();
    await within(of, () =>
      db()
        .insertInto('org')
        .values({
          district_id: of.id,
          id,
          kind,
          name,
          active: true,
          source_id: null,
          identifier: null,
          parent_id: null,
          source_digest: null,
          ...stamps(),
        })
        .execute(),
    );
    return id;
  };

  const role = (of: District, personId: string, held: Role, orgId: string): Promise<unknown> =>
    within(of, () =>
      db()
        .insertInto('person_role')
        .values({
          district_id: of.id,
          id: randomUUID(),
          person_id: personId,
          org_id: orgId,
          role: held,
          is_primary: true,
          active: true,
          source_id: null,
          source_role: null,
          starts_on: null,
          ends_on: null,
          source_digest: null,
          ...stamps(),
        })
        .execute(),
    );

  const person = async (of: District, options: PersonOptions = {}): Promise<BuiltPerson> => {
    const id = randomUUID();
    const account = options.account === false ? null : await accountOf(options.given ?? 'Robin');
    await within(of, async () => {
      await db()
        .insertInto('person')
        .values({
          district_id: of.id,
          id,
          source_id: options.sourceId ?? null,
          given_name: options.given ?? 'Robin',
          family_name: options.family ?? 'Sample',
          middle_name: null,
          preferred_given_name: null,
          preferred_middle_name: null,
          preferred_family_name: null,
          pronouns: null,
          username: null,
          email: null,
          identifier: null,
          grade: options.grade ?? null,
          locale: null,
          birth_year: null,
          active: true,
          roster_extra: '{}',
          source_digest: null,
          ...stamps(),
        })
        .execute();
      if (account !== null)
        await db()
          .insertInto('membership')
          .values({ district_id: of.id, person_id: id, account_id: account, created_at: now() })
          .execute();
      if (account !== null)
        await db()
          .insertInto('platform.membership_locator')
          .values({ district_id: of.id, account_id: account })
          .execute();
    });
    if (options.role !== undefined && options.orgId !== undefined)
      await role(of, id, options.role, options.orgId);
    return { id, accountId: account ?? '' };
  };

  const accountOf = async (name: string): Promise<string> => {
    const context = await services.auth.context();
    const user = await context.internalAdapter.createUser(
      { name, email: `${randomUUID()}@example.org`, emailVerified: true },
      { method: 'email' },
    );
    return user.id;
  };

  const classOf = async (of: District, options: ClassOptions): Promise<string> => {
    const id = randomUUID();
    await within(of, () =>
      db()
        .insertInto('class')
        .values({
          district_id: of.id,
          id,
          org_id: options.orgId,
          title: options.title ?? 'Ratios, room 12',
          subjects: options.subjects ?? ['Mathematics'],
          grades: options.grades ?? ['06'],
          subject_codes: [],
          periods: ['1'],
          kind: 'scheduled',
          active: true,
          source_id: null,
          course_id: null,
          code: null,
          location: null,
          starts_on: options.startsOn ?? '2026-08-20',
          ends_on: options.endsOn ?? '2027-05-28',
          source_digest: null,
          ...stamps(),
        })
        .execute(),
    );
    return id;
  };

  const enroll = (
    of: District,
    classId: string,
    personId: string,
    held: 'learner' | 'facilitator' | 'aide',
    dates: { startsOn?: string; endsOn?: string } = {},
  ): Promise<unknown> =>
    within(of, () =>
      db()
        .insertInto('enrollment')
        .values({
          district_id: of.id,
          id: randomUUID(),
          class_id: classId,
          person_id: personId,
          role: held,
          is_primary: held === 'facilitator',
          active: true,
          source_id: null,
          starts_on: dates.startsOn ?? '2026-08-20',
          ends_on: dates.endsOn ?? '2027-05-28',
          source_digest: null,
          ...stamps(),
        })
        .execute(),
    );

  const relate = (
    of: District,
    kind: 'guards' | 'advises' | 'coaches' | 'supervises' | 'substitutes_for',
    from: string,
    to: string,
    dates: { startsOn?: string; endsOn?: string } = {},
  ): Promise<unknown> =>
    within(of, () =>
      db()
        .insertInto('relation')
        .values({
          district_id: of.id,
          id: randomUUID(),
          kind,
          from_person: from,
          to_person: to,
          source_id: null,
          active: true,
          starts_on: dates.startsOn ?? null,
          ends_on: dates.endsOn ?? null,
          ...stamps(),
        })
        .execute(),
    );

  const framework = async (
    of: District,
    title = 'Number sense',
    subjects: string[] = ['mathematics'],
  ): Promise<string> => {
    const [id, scaleId] = [randomUUID(), randomUUID()];
    const rule = DEFAULT_MASTERY_RULE;
    await within(of, async () => {
      await db()
        .insertInto('proficiency_scale')
        .values({ district_id: of.id, id: scaleId, name: '0 to 4', definition: '{}', created_at: now() })
        .execute();
      await db()
        .insertInto('mastery_rule')
        .values({
          district_id: of.id,
          id: rule.id,
          version: rule.version,
          definition: JSON.stringify(rule),
          adopted_at: now(),
          adopted_by: null,
        })
        .onConflict((c) => c.doNothing())
        .execute();
      await db()
        .insertInto('framework')
        .values({
          district_id: of.id,
          id,
          title,
          code: null,
          translations: '{}',
          subjects,
          rateable_types: ['competency'],
          rateable_basis: 'precedes_types',
          scale_id: scaleId,
          rule_id: rule.id,
          rule_version: rule.version,
          source_document: null,
          source_definitions: null,
          source_rest: null,
          active: true,
          ...stamps(),
        })
        .execute();
    });
    return id;
  };

  let position = 0;
  const competency = async (
    of: District,
    frameworkId: string,
    options: CompetencyOptions = {},
  ): Promise<string> => {
    const id = randomUUID();
    const bandRank = options.bandRank === undefined ? 6 : options.bandRank;
    position += 1;
    await within(of, async () => {
      await db()
        .insertInto('competency')
        .values({
          district_id: of.id,
          id,
          framework_id: frameworkId,
          parent_id: null,
          code: options.code ?? `C.${position}`,
          item_type: 'competency',
          title: options.title ?? `Competency ${position}`,
          statement: `Statement ${position}`,
          translations: '{}',
          grades: options.grades ?? ['06'],
          band_rank: bandRank,
          band_label: bandRank === null ? null : String(bandRank).padStart(2, '0'),
          position,
          rateable: true,
          active: true,
          source: null,
          updated_at: now(),
        })
        .execute();
      for (const from of options.after ?? []) {
        await db()
          .insertInto('competency_edge')
          .values({
            district_id: of.id,
            id: randomUUID(),
            framework_id: frameworkId,
            kind: 'precedes',
            from_id: from,
            to_id: id,
            position: 0,
            source: null,
          })
          .execute();
      }
    });
    return id;
  };

  return { district, org, role, person, class: classOf, enroll, relate, framework, competency };
}
