import type { Trail } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { List, Mountain } from 'lucide-react';
import { useState } from 'react';
import { readStored, writeStored } from '../../app/device-storage.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { FrameworkSwitch } from './framework-switch.tsx';
import { TrailMap } from './map/trail-map.tsx';
import { NextSteps } from './next-steps.tsx';
import css from './trail.module.css';
import { NothingYet } from './trail-empty.tsx';
import { TrailHead } from './trail-head.tsx';
import { TrailList } from './trail-list.tsx';
import { useLevelChanges } from './use-trail-live.ts';

export interface TrailPageProps {
  readonly trail: Trail;
  /** The reader is the learner. */
  readonly own: boolean;
}

const viewKey = 'cairn.trail-view';

/** The trail: where I stand, what is next, and the land around it, as a map or a list. */
export function TrailPage({ trail, own }: TrailPageProps) {
  const changes = useLevelChanges(trail);
  const [view, setView] = useState<'map' | 'list'>(() => (readStored(viewKey) === 'list' ? 'list' : 'map'));
  const [opened, setOpened] = useState<string | null>(
    () => trail.nextSteps.find(({ chosen }) => chosen)?.id ?? trail.nextSteps[0]?.id ?? null,
  );
  const choose = (next: 'map' | 'list') => {
    writeStored(viewKey, next);
    setView(next);
  };
  if (trail.framework === null || trail.places.length === 0) return <NothingYet trail={trail} own={own} />;
  return (
    <div className={css['page']} data-view={view}>
      <div className={css['head']}>
        <TrailHead trail={trail} own={own} changes={changes} />
      </div>
      <div className={css['tools']}>
        <FrameworkSwitch trail={trail} own={own} />
        <ViewSwitch view={view} onChange={choose} />
      </div>
      <div className={css['land']}>
        {view === 'map' ? (
          <TrailMap trail={trail} own={own} moved={changes.map(({ id }) => id)} onOpenStep={setOpened} />
        ) : (
          <TrailList trail={trail} own={own} />
        )}
      </div>
      <aside className={css['side']}>
        <NextSteps trail={trail} own={own} opened={opened} onOpen={setOpened} />
      </aside>
    </div>
  );
}

interface ViewSwitchProps {
  readonly view: 'map' | 'list';
  readonly onChange: (view: 'map' | 'list') => void;
}

function ViewSwitch({ view, onChange }: ViewSwitchProps) {
  const { t } = useLingui();
  return (
    <Segmented
      label={t`Show the trail as`}
      value={view}
      onChange={onChange}
      options={[
        { value: 'map', label: t`Map`, icon: Mountain },
        { value: 'list', label: t`List`, icon: List },
      ]}
    />
  );
}
