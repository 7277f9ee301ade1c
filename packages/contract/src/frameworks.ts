import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { CompetencyCard, LevelValue, page, pageQuery, Uuid } from './primitives.ts';

export const FrameworkCard = z
  .object({
    id: Uuid,
    code: z.string().nullable(),
    title: z.string(),
    subjects: z.array(z.string()),
    competencyCount: z.number().int(),
    rateableCount: z.number().int(),
    prerequisiteCount: z.number().int(),
    rateableTypes: z.array(z.string()),
    rateableBasis: z.enum(['precedes_types', 'leaves', 'person']),
    version: z.number().int(),
  })
  .meta({ id: 'FrameworkCard' });

export const CompetencyRow = CompetencyCard.extend({
  parentId: Uuid.nullable(),
  type: z.string().nullable(),
  statement: z.string(),
  grades: z.array(z.string()),
  rateable: z.boolean(),
}).meta({ id: 'CompetencyRow' });

export const frameworkEndpoints = {
  'framework.list': endpoint({
    method: 'GET',
    path: '/api/frameworks',
    permission: 'framework.list',
    summary: 'Frameworks of the district',
    response: z.object({ items: z.array(FrameworkCard) }),
  }),
  'framework.read': endpoint({
    method: 'GET',
    path: '/api/frameworks/:frameworkId',
    permission: 'framework.read',
    summary: 'One framework with the types of its items',
    params: z.object({ frameworkId: Uuid }),
    response: FrameworkCard.extend({
      types: z.array(
        z.object({ type: z.string().nullable(), count: z.number().int(), rateable: z.boolean() }),
      ),
    }),
  }),
  'framework.items': endpoint({
    method: 'GET',
    path: '/api/frameworks/:frameworkId/items',
    permission: 'framework.read',
    summary: 'Items of a framework in tree order, by page',
    params: z.object({ frameworkId: Uuid }),
    query: z.object(pageQuery(200)),
    response: page(CompetencyRow),
  }),
  'framework.mark_types': endpoint({
    method: 'PUT',
    path: '/api/frameworks/:frameworkId/rateable-types',
    permission: 'framework.mark_types',
    summary: 'Say which types of items can be rated',
    params: z.object({ frameworkId: Uuid }),
    body: z.object({ types: z.array(z.string().min(1).max(100)).min(1).max(50), version: z.number().int() }),
    response: FrameworkCard,
    errors: ['conflict', 'rule_broken'],
  }),
  'competency.read': endpoint({
    method: 'GET',
    path: '/api/competencies/:competencyId',
    permission: 'competency.read',
    summary: 'One competency with its level descriptors and its neighbours in the graph',
    params: z.object({ competencyId: Uuid }),
    response: CompetencyRow.extend({
      framework: z.object({ id: Uuid, title: z.string() }),
      descriptors: z.array(z.object({ level: LevelValue, statement: z.string() })),
      home: z.string().nullable(),
      before: z.array(CompetencyCard),
      after: z.array(CompetencyCard),
      path: z.array(z.object({ id: Uuid, title: z.string() })),
    }),
  }),
};
