import { openTestApp } from '@cairn/testkit';
import { afterAll, expect, it } from 'vitest';
import { buildDemo } from './build-demo.ts';

const test = await openTestApp({ now: '2026-11-22T19:00:00Z' });
afterAll(() => test.close());
it('big', async () => {
  const t0 = performance.now();
  const c0 = process.cpuUsage();
  const built = await buildDemo({
    services: test.services,
    now: test.services.clock.now(),
    onProgress: (l) => process.stderr.write(`${((performance.now() - t0) / 1000).toFixed(1)} ${l}\n`),
  });
  process.stderr.write(
    `${JSON.stringify(built)} ${((performance.now() - t0) / 1000).toFixed(1)} cpu ${process.cpuUsage(c0).user / 1e6}\n`,
  );
  expect(built.learners).toBe(600);
  for (const q of [
    `
with work as (
  select e.person_id, o.name as school, avg((e.demand = 'recall')::int) as recall,
    avg(c.band_rank - k.grades[1]::int) as bands_from_grade
  from cairn.evidence e
  join cairn.class k on k.district_id = e.district_id and k.id = e.class_id
  join cairn.org o on o.district_id = k.district_id and o.id = k.org_id
  join cairn.rating r on r.district_id = e.district_id and r.evidence_id = e.id
  join cairn.competency c on c.district_id = r.district_id and c.id = r.competency_id
  where c.band_rank is not null
  group by e.person_id, o.name)
select school, bands_from_grade < -1.2 as below_band, count(*) as learners, round(avg(recall), 2) as recall
from work group by 1, 2 order by 1, 2;
`,
  ]) {
    const rows = await test.database.asOwner('set search_path=cairn; ').then(() => test.database.asOwner(q));
    process.stderr.write(
      `${q.slice(0, 90)}\n${rows.map((r) => JSON.stringify(Object.values(r))).join('\n')}\n`,
    );
  }
}, 200_000);
