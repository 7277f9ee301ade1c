import { useLingui } from '@lingui/react/macro';
import { Card } from '../../ui/card.tsx';
import { SaidOnly } from '../../ui/said-only.tsx';
import { Skeleton } from '../../ui/state-card.tsx';
import css from './trail.module.css';

/** The shape of the trail while it comes. */
export function TrailLoading() {
  const { t } = useLingui();
  return (
    <div className={css['page']} role="status" aria-busy="true">
      <div className={css['head']}>
        <SaidOnly>{t`Loading`}</SaidOnly>
        <Skeleton lines={3} />
      </div>
      <div className={css['land']} />
      <div className={css['side']}>
        {[1, 2, 3].map((at) => (
          <Card key={at}>
            <Skeleton lines={3} picture />
          </Card>
        ))}
      </div>
    </div>
  );
}
