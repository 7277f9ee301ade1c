import { useLingui } from '@lingui/react/macro';
import { SaidOnly } from '../../../ui/said-only.tsx';
import css from './desk.module.css';

const rows = Array.from({ length: 24 }, (_, at) => `row-${at}`);

/** The shape of the grid while it comes. It holds still. */
export function GridLoading() {
  const { t } = useLingui();
  return (
    <div className={css['desk']} role="status" aria-busy="true">
      <SaidOnly>{t`Loading`}</SaidOnly>
      <div className={css['head']} aria-hidden="true">
        <span className={css['ghostTitle']} />
      </div>
      <div className={css['work']} aria-hidden="true">
        <div className={css['ghostTable']}>
          {rows.map((row) => (
            <span key={row} className={css['ghostRow']} />
          ))}
        </div>
        <div className={css['panel']}>
          <span className={css['ghostCard']} />
          <span className={css['ghostCard']} />
        </div>
      </div>
    </div>
  );
}
