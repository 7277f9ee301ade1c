import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { endpointQuery } from '../../api/call.ts';
import { Asked } from '../../app/asked.tsx';
import { Screen } from '../../app/screen.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import css from './family.module.css';
import { useSchoolLine } from './use-school-line.ts';

/** A family's home: the child when there is one, else the list of children. */
export function FamilyScreen() {
  const { t } = useLingui();
  const schoolLine = useSchoolLine();
  const children = useQuery(endpointQuery('family.children'));
  return (
    <Asked question={children} title={t`My children`} width="narrow">
      {({ items }) => {
        const [only] = items;
        if (only && items.length === 1) {
          return <Navigate to="/family/$personId" params={{ personId: only.id }} replace />;
        }
        return (
          <Screen width="narrow">
            <PageTitle title={t`My children`}>
              {items.length > 0 ? t`Choose a child to see where they stand and what comes next.` : null}
            </PageTitle>
            {items.length === 0 ? (
              <StateCard kind="empty" title={t`No child is linked to you yet`}>
                <p>{t`Ask the school to link your child to your name. It takes them a minute.`}</p>
              </StateCard>
            ) : (
              <ul className={css['children']}>
                {items.map((child) => (
                  <li key={child.id}>
                    <Link to="/family/$personId" params={{ personId: child.id }} className={css['child']}>
                      <span className={css['avatar']} data-initials={child.initials} aria-hidden="true" />
                      <span className={css['childWords']}>
                        <strong>{child.name}</strong>
                        <span className={css['quiet']}>{schoolLine(child)}</span>
                      </span>
                      <Icon shape={ChevronRight} />
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Screen>
        );
      }}
    </Asked>
  );
}
