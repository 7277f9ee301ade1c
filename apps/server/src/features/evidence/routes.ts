import type { Server } from '../../platform/http/stations.ts';
import { loadClass, loadPerson } from '../roster/index.ts';
import { correctRating } from './correct-rating.ts';
import { explainPair } from './explanation.ts';
import { offerCompetencies, readGrid } from './grid.ts';
import { listEvidence, readStanding } from './lists.ts';
import { loadRated, loadRatedPerson } from './load-rated.ts';
import { writeRatings } from './write-ratings.ts';

/** Rating, and reading where people stand and why. */
export function evidenceRoutes(server: Server): void {
  server.tenant('rating.write', {
    load: (context) =>
      loadRated(
        context,
        context.body.evidence.map(({ personId }) => personId),
      ),
    act: (context) => writeRatings(context, context.body),
  });
  server.tenant('rating.correct', {
    load: (context) => loadRatedPerson(context, context.params.ratingId),
    act: (context) => correctRating(context, context.params.ratingId, context.body),
  });
  server.tenant('grid.read', {
    load: ({ actor, params, now }) => loadClass(actor, params.classId, now),
    act: ({ resource, query, now, locale }) =>
      readGrid(resource.classId, query.competencies, { now, locale }),
  });
  server.tenant('grid.competencies', {
    load: ({ actor, params, now }) => loadClass(actor, params.classId, now),
    act: ({ resource, query, locale }) => offerCompetencies(resource.classId, query, locale),
  });
  server.tenant('evidence.list', {
    load: ({ actor, params, now }) => loadPerson(actor, params.personId, now),
    act: ({ resource, query, locale }) => listEvidence(resource.personId, query, locale),
  });
  server.tenant('standing.read', {
    load: ({ actor, params, now }) => loadPerson(actor, params.personId, now),
    act: ({ resource, query, locale }) => readStanding(resource.personId, query, locale),
  });
  server.tenant('explanation.read', {
    load: ({ actor, params, now }) => loadPerson(actor, params.personId, now),
    act: ({ resource, params, query, locale }) =>
      explainPair(
        { personId: resource.personId, competencyId: params.competencyId },
        query.asOf ?? null,
        locale,
      ),
  });
}
