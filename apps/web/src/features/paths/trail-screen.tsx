import { useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { endpointQuery } from '../../api/call.ts';
import { Asked } from '../../app/asked.tsx';
import { useOwnId } from '../../app/session.ts';
import { MissingScreen } from '../../app/standard-screens.tsx';
import { TrailLoading } from './trail-loading.tsx';
import { TrailPage } from './trail-page.tsx';
import { usePersonLive } from './use-trail-live.ts';

/** A learner's home: my trail. */
export function OwnTrailScreen() {
  const ownId = useOwnId();
  const { framework } = useSearch({ from: '/frame/trail' });
  return ownId === null ? <MissingScreen /> : <TrailOf personId={ownId} framework={framework} own />;
}

/** The trail of a learner, for the adults who may read it; the learner's own when it is they who open it. */
export function LearnerTrailScreen() {
  const { personId } = useParams({ from: '/frame/learners/$personId/trail' });
  const { framework } = useSearch({ from: '/frame/learners/$personId/trail' });
  const own = useOwnId() === personId;
  return <TrailOf personId={personId} framework={framework} own={own} />;
}

interface TrailOfProps {
  readonly personId: string;
  readonly framework: string | undefined;
  readonly own: boolean;
}

function TrailOf({ personId, framework, own }: TrailOfProps) {
  const { t } = useLingui();
  usePersonLive(personId);
  const trail = useQuery({
    ...endpointQuery('trail.read', { params: { personId }, query: { frameworkId: framework } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Asked question={trail} title={own ? t`My trail` : t`Trail`} loading={<TrailLoading />}>
      {(data) => <TrailPage key={data.person.id} trail={data} own={own} />}
    </Asked>
  );
}
