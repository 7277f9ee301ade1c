import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { endpointQuery } from '../../api/call.ts';
import { Asked } from '../../app/asked.tsx';
import { usePersonLive } from '../paths/index.ts';
import { ChildPage } from './child-page.tsx';

/** One child, for the family: where they stand, what is next, how to help. */
export function ChildScreen() {
  const { t } = useLingui();
  const { personId } = useParams({ from: '/frame/family/$personId' });
  usePersonLive(personId);
  const child = useQuery(endpointQuery('family.read', { params: { personId } }));
  return (
    <Asked question={child} title={t`My child`} width="narrow">
      {(data) => <ChildPage data={data} />}
    </Asked>
  );
}
