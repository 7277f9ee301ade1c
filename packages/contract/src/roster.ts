import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { CompetencyCard, Day, PersonCard, page, pageQuery, Role, Uuid } from './primitives.ts';

export const SchoolCard = z.object({ id: Uuid, name: z.string() }).meta({ id: 'SchoolCard' });
export const ClassCard = z
  .object({
    id: Uuid,
    title: z.string(),
    code: z.string().nullable(),
    school: SchoolCard,
    subjects: z.array(z.string()),
    grades: z.array(z.string()),
    periods: z.array(z.string()),
    location: z.string().nullable(),
    startsOn: Day.nullable(),
    endsOn: Day.nullable(),
    current: z.boolean(),
    learnerCount: z.number().int(),
  })
  .meta({ id: 'ClassCard' });
export type ClassCard = z.infer<typeof ClassCard>;

/** A person as staff with a reason see them. */
export const PersonForStaff = PersonCard.extend({
  givenName: z.string(),
  familyName: z.string(),
  pronouns: z.string().nullable(),
  grade: z.string().nullable(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  active: z.boolean(),
  hasAccount: z.boolean(),
  roles: z.array(z.object({ role: Role, school: SchoolCard })),
  guardians: z.array(PersonCard),
  classes: z.array(z.object({ id: Uuid, title: z.string() })),
}).meta({ id: 'PersonForStaff' });

export const SearchHit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    person: PersonCard,
    role: Role.nullable(),
    school: z.string().nullable(),
    grade: z.string().nullable(),
  }),
  z.object({ kind: z.literal('competency'), competency: CompetencyCard, framework: z.string() }),
]);
export type SearchHit = z.infer<typeof SearchHit>;

export const rosterEndpoints = {
  'school.list': endpoint({
    method: 'GET',
    path: '/api/schools',
    permission: 'school.list',
    summary: 'Schools of the district that the person works at or leads',
    response: z.object({ items: z.array(SchoolCard) }),
  }),
  'class.list': endpoint({
    method: 'GET',
    path: '/api/classes',
    permission: 'class.list',
    summary: 'Classes that the person teaches, or those of a school that the person leads',
    query: z.object({ schoolId: Uuid.optional(), all: z.stringbool().default(false), ...pageQuery(100) }),
    response: page(ClassCard),
  }),
  'class.read': endpoint({
    method: 'GET',
    path: '/api/classes/:classId',
    permission: 'class.read',
    summary: 'A class with its facilitators and learners',
    params: z.object({ classId: Uuid }),
    response: ClassCard.extend({
      facilitators: z.array(PersonCard),
      learners: z.array(PersonCard.extend({ grade: z.string().nullable() })),
    }),
  }),
  'person.read': endpoint({
    method: 'GET',
    path: '/api/people/:personId',
    permission: 'person.read',
    summary: 'A person, as staff with a reason see them',
    params: z.object({ personId: Uuid }),
    response: PersonForStaff,
  }),
  search: endpoint({
    method: 'GET',
    path: '/api/search',
    permission: 'search.use',
    summary: 'Find people that the person may see, and competencies',
    query: z.object({
      q: z.string().trim().min(2).max(80),
      limit: z.coerce.number().int().min(1).max(20).default(10),
    }),
    response: z.object({ items: z.array(SearchHit) }),
  }),
};
