import type { Grid } from '@cairn/contract';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { endpointQuery } from '../../../api/call.ts';
import { problemOf } from '../../../api/problem.ts';
import { useLive } from '../../../api/use-live.ts';
import type { Question } from '../../../app/asked.tsx';
import { readStored, writeStored } from '../../../app/device-storage.ts';
import { parseColumns, withColumn } from './columns.ts';

/** The grid of a class as the server has it, and the choice of its columns. */
export interface ClassGrid {
  readonly question: Question<Grid>;
  readonly choose: (competencyIds: readonly string[]) => void;
}

/** Other people's ratings arrive in bursts; the grid is read again once they pause. */
const QUIET_MS = 1500;

/**
 * Reads the grid. The columns are remembered for each class on this device; the first time they are those that
 * the server offers. `first` is a competency that must be among them.
 */
export function useClassGrid(classId: string, first: string | undefined): ClassGrid {
  const key = `cairn.columns.${classId}`;
  const [chosen, setChosen] = useState(() => withColumn(parseColumns(readStored(key)), first));
  const query = chosen.length > 0 ? { competencies: chosen.join(',') } : {};
  const question = useQuery({
    ...endpointQuery('grid.read', { params: { classId }, query }),
    placeholderData: keepPreviousData,
    // What somebody else has rated since must be there when the grid is opened again.
    staleTime: 0,
  });
  const choose = (ids: readonly string[]) => {
    writeStored(key, ids.join(','));
    setChosen(ids);
  };
  const gone = chosen.length > 0 && problemOf(question.error).code === 'unknown_reference';
  useEffect(() => {
    if (!gone) return;
    writeStored(key, '');
    setChosen([]);
  }, [gone, key]);
  useOthersRatings();
  return { question, choose };
}

function useOthersRatings(): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive(({ kind }) => {
    if (kind !== 'standing') return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: ['grid.read'] }), QUIET_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
