import type { BuiltPerson, TestApp } from '@cairn/testkit';
import type { PersonName } from './actors.fixture.ts';

/** Recognizable words, and what they tell whoever reads them. Names of people are marks as well: `Fam` and the person. */
const SECRETS = {
  wordsOfLearner: 'Wordslearner',
  noteOfLearner: 'Notelearner',
  wordsOfClassmate: 'Wordsclassmate',
  noteOfClassmate: 'Noteclassmate',
  wordsOfFacilitator: 'Wordsfacilitator',
  wordsOfFarLearner: 'Wordsfarlearner',
  emailOfLearner: 'maillearner@example.org',
  emailOfClassmate: 'mailclassmate@example.org',
  emailOfGuardian: 'mailguardian@example.org',
  emailOfFacilitator: 'mailfacilitator@example.org',
  demographicsOfLearner: 'Demographicslearner',
  demographicsOfClassmate: 'Demographicsclassmate',
  rosterExtraOfLearner: 'Extralearner',
  identifierOfLearner: 'Identifierlearner',
  farThing: 'Far(school|class|framework|competency)',
  nearThing: '(Heron School|Osprey School|Ratios, room|Number sense|Equal shares)',
} as const;
export type Mark = keyof typeof SECRETS | PersonName | 'twoHatsHere';

const NAME = /\bFam(\w+)\b/g;
const SECRET_PATTERNS = Object.entries(SECRETS).map(
  ([mark, pattern]) => [mark, new RegExp(`\\b${pattern}\\b`)] as const,
);

/** Every mark that a text holds. */
export function marksIn(text: string): Set<string> {
  const names = [...text.matchAll(NAME)].map(([, name]) => name ?? '');
  const secrets = SECRET_PATTERNS.filter(([, pattern]) => pattern.test(text)).map(([mark]) => mark);
  return new Set([...names, ...secrets]);
}

type Work = { readonly evidenceId: string; readonly matesEvidenceId: string };

/** Write the marks that no builder writes, and name the person whom one click signs in as. */
export async function plantMarks(
  { database }: TestApp,
  { id }: { readonly id: string },
  people: Readonly<Record<PersonName, BuiltPerson>>,
  work: Work,
): Promise<void> {
  const { asOwner } = database;
  for (const name of ['learner', 'classmate', 'guardian', 'facilitator'] as const)
    await asOwner(
      `update cairn.person set email = $3, identifier = $4, roster_extra = $5 where district_id = $1 and id = $2`,
      [id, people[name].id, `mail${name}@example.org`, `Identifier${name}`, { note: `Extra${name}` }],
    );
  for (const name of ['learner', 'classmate'] as const)
    await asOwner(
      `insert into cairn.person_demographics (district_id, person_id, birth_date, sex, facts, active, updated_at)
       values ($1, $2, '2014-03-07', 'female', $3, true, '2026-10-01')`,
      [id, people[name].id, { note: `Demographics${name}` }],
    );
  for (const [evidenceId, note] of [
    [work.evidenceId, 'Notelearner'],
    [work.matesEvidenceId, 'Noteclassmate'],
  ])
    await asOwner(
      `insert into cairn.evidence_payload (district_id, evidence_id, title, note, salt) values ($1, $2, $3, $3, '\\x00')`,
      [id, evidenceId, note],
    );
  await asOwner(
    `insert into cairn.setting (district_id, key, value, updated_at) values ($1, 'demo.people', $2, '2026-10-01')`,
    [
      id,
      JSON.stringify([
        { personId: people.demoLearner.id, role: 'learner', about: { en: 'A learner', es: 'Una alumna' } },
      ]),
    ],
  );
}
