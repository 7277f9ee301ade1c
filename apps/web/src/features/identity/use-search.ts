import type { SearchHit as FoundHit } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { call } from '../../api/call.ts';
import type { SearchFunction, SearchHit } from '../../app/shell/shell-types.ts';
import { hitAddress } from './hit-address.ts';
import { useRoleWord } from './role-words.ts';

/** Global search: people that the person may see, and competencies. */
export function useSearch(mayReadTrails: boolean): SearchFunction {
  const { t } = useLingui();
  const roleWord = useRoleWord();
  const present = (hit: FoundHit): SearchHit => {
    const to = hitAddress(hit, mayReadTrails);
    if (hit.kind === 'competency') {
      const { competency, framework } = hit;
      const detail = [competency.code, framework].filter(Boolean).join(' · ');
      return { id: competency.id, kind: 'competency', title: competency.title, detail, to };
    }
    const grade = hit.grade === null ? null : t`grade ${String(Number(hit.grade) || hit.grade)}`;
    const detail = [hit.role === null ? null : roleWord(hit.role), grade, hit.school]
      .filter(Boolean)
      .join(' · ');
    return { id: hit.person.id, kind: 'person', title: hit.person.name, detail, to };
  };
  return async (q, signal) => {
    const { items } = await call('search', { query: { q, limit: 12 }, signal });
    return items.map(present);
  };
}
