import type { Trail } from '@cairn/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLive } from '../../api/use-live.ts';
import { type LevelChange, levelChanges } from './level-changes.ts';

const about: ReadonlySet<string> = new Set([
  'trail.read',
  'explanation.read',
  'family.read',
  'standing.read',
]);

/** True when a query's key is that of an answer about this person. */
export function asksAbout(queryKey: readonly unknown[], personId: string): boolean {
  const [id, input] = queryKey;
  return typeof id === 'string' && about.has(id) && JSON.stringify(input ?? null).includes(personId);
}

/** Asks again for everything about a person, as soon as something changed for them. */
export function usePersonLive(personId: string): void {
  const client = useQueryClient();
  useLive((event) => {
    if (event.personId !== personId) return;
    void client.invalidateQueries({ predicate: ({ queryKey }) => asksAbout(queryKey, personId) });
  });
}

/** What moved since the answer before; empty again when the next answer moves nothing. */
export function useLevelChanges(trail: Trail): readonly LevelChange[] {
  const former = useRef(trail);
  const [changes, setChanges] = useState<readonly LevelChange[]>([]);
  useEffect(() => {
    if (former.current === trail) return;
    const moved = levelChanges(former.current, trail);
    former.current = trail;
    if (moved.length > 0) setChanges(moved);
  }, [trail]);
  return changes;
}
