import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { endpointQuery } from '../../../api/call.ts';
import { Asked } from '../../../app/asked.tsx';
import { useOwnId } from '../../../app/session.ts';
import { usePersonLive } from '../../paths/index.ts';
import { WhyPage } from './why-page.tsx';

/** One level explained: every piece behind it, the rule, and what would change it. */
export function WhyScreen() {
  const { t } = useLingui();
  const { personId, competencyId } = useParams({
    from: '/frame/learners/$personId/competencies/$competencyId',
  });
  const { asOf } = useSearch({ from: '/frame/learners/$personId/competencies/$competencyId' });
  const own = useOwnId() === personId;
  usePersonLive(personId);
  const explanation = useQuery(
    endpointQuery('explanation.read', { params: { personId, competencyId }, query: { asOf } }),
  );
  return (
    <Asked question={explanation} title={t`Why this level?`}>
      {(data) => <WhyPage key={data.competency.id} explanation={data} own={own} />}
    </Asked>
  );
}
