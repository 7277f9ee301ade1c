import type { Trail } from '@cairn/contract';

export interface LevelChange {
  readonly id: string;
  readonly title: string;
  readonly level: number;
  readonly mastered: boolean;
}

/**
 * What moved between two answers about the same trail: places and steps whose level or mastery is another one now.
 * Nothing moves between different frameworks or people.
 */
export function levelChanges(before: Trail, after: Trail): readonly LevelChange[] {
  if (before.person.id !== after.person.id || before.framework?.id !== after.framework?.id) return [];
  const former = standings(before);
  return [...standings(after).values()].flatMap(({ id, title, standing }) => {
    const known = former.get(id);
    if (known === undefined || !standing || standing.level === null) return [];
    const same = known.standing?.level === standing.level && known.standing.mastered === standing.mastered;
    return same ? [] : [{ id, title, level: standing.level, mastered: standing.mastered }];
  });
}

type Standing = Pick<Trail['places'][number], 'id' | 'title' | 'standing'>;

function standings({ places, nextSteps }: Trail): Map<string, Standing> {
  return new Map([...places, ...nextSteps].map((place) => [place.id, place]));
}
