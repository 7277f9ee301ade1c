import type { Explanation } from '@cairn/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { ChartNoAxesColumn, Table2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { type PieceWithPercent, standingPieces } from './pieces.ts';
import { PiecesChart } from './pieces-chart.tsx';
import { PiecesTable } from './pieces-table.tsx';
import { RuleWords } from './rule-words.tsx';
import { WeightBar } from './weight-bar.tsx';
import css from './why.module.css';

export interface PiecesProps {
  readonly explanation: Explanation;
  readonly pieces: readonly PieceWithPercent[];
  readonly own: boolean;
}

/** The pieces behind the level, as a chart or a table with the same facts, and the rule under them. */
export function PiecesCard({ explanation, pieces, own }: PiecesProps) {
  const { t } = useLingui();
  const [asTable, setAsTable] = useState(false);
  const shown = standingPieces(pieces);
  const count = shown.length;
  const dots = shown.some(({ used }) => used) ? t`A bigger dot counts more.` : '';
  const sentence = own
    ? t`${plural(count, { one: 'Your one piece.', other: 'Your # pieces.' })}`
    : t`${plural(count, { one: 'One piece.', other: '# pieces.' })}`;
  if (pieces.length === 0) {
    return (
      <Card title={t`No pieces yet`}>
        <p>{t`Here you will see each piece of work, what it counts, and who looked at it.`}</p>
        <RuleWords explanation={explanation} />
      </Card>
    );
  }
  return (
    <Card
      title={asTable ? sentence : `${sentence} ${dots}`}
      aside={
        <Button icon={asTable ? ChartNoAxesColumn : Table2} onClick={() => setAsTable(!asTable)}>
          {asTable ? t`Show as chart` : t`Show as table`}
        </Button>
      }
    >
      {asTable ? <PiecesTable pieces={pieces} /> : <PiecesChart explanation={explanation} pieces={shown} />}
      <div className={css['rule']}>
        <RuleWords explanation={explanation} />
        <WeightBar pieces={shown} />
      </div>
    </Card>
  );
}
