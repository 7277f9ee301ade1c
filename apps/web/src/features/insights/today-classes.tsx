import { Plural, useLingui } from '@lingui/react/macro';
import { Pencil } from 'lucide-react';
import { ButtonLink } from '../../ui/button.tsx';
import css from './today.module.css';
import type { Today } from './today-screen.tsx';

/** The classes that run today, each with the one thing done most: rate. */
export function TodayClasses({ classes }: { readonly classes: Today['classes'] }) {
  const { t } = useLingui();
  return (
    <section aria-label={t`Classes today`}>
      <ul className={css['classes']}>
        {classes.map(({ id, title, periods, location, learnerCount }) => (
          <li key={id} data-rate={id}>
            <div>
              <h2>{title}</h2>
              <p className={css['quiet']}>
                {[periods.length > 0 ? t`period ${periods.join(', ')}` : null, location]
                  .filter(Boolean)
                  .join(', ')}
              </p>
              <p className={css['quiet']}>
                <Plural value={learnerCount} one="# learner" other="# learners" />
              </p>
            </div>
            <ButtonLink to="/classes/$classId/rate" params={{ classId: id }} icon={Pencil} data-line="">
              {t`Rate`}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
