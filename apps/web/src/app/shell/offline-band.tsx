import { Plural, Trans } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import { useOnline } from '../../offline/online-state.ts';
import { Icon } from '../../ui/icon.tsx';
import css from './shell.module.css';

/** A calm line while there is no network: what is safe, and that it sends once. The place is always there, so that screen readers hear it come and go. */
export function OfflineBand({ waiting }: { readonly waiting: number }) {
  const online = useOnline();
  return (
    <div role="status" className={css['bandPlace']}>
      {online ? null : (
        <div className={css['band']}>
          <Icon shape={CloudOff} />
          <span>
            {waiting > 0 ? (
              <Plural
                value={waiting}
                one="Offline. # thing is kept safe and will send later, once."
                other="Offline. # things are kept safe and will send later, once."
              />
            ) : (
              <Trans>Offline. What you see is the saved copy, and it is safe.</Trans>
            )}
          </span>
        </div>
      )}
    </div>
  );
}
