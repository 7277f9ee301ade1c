import { useLingui } from '@lingui/react/macro';
import { firstName } from '../../app/first-name.ts';
import { Screen } from '../../app/screen.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { FrameworkSwitch } from './framework-switch.tsx';
import type { TrailPageProps } from './trail-page.tsx';

/** When there is no framework to walk in, or nothing in it that can be shown. */
export function NothingYet({ trail, own }: TrailPageProps) {
  const { t } = useLingui();
  const name = own ? firstName(trail.person) : trail.person.name;
  const title = own ? t`Hi ${name}.` : t`The trail of ${name}`;
  const noFramework = trail.framework === null;
  return (
    <Screen width="narrow">
      <PageTitle title={title} />
      <FrameworkSwitch trail={trail} own={own} />
      <StateCard kind="empty" title={noFramework ? t`There is no trail here yet` : t`No stones here yet`}>
        <p>
          {noFramework
            ? t`Your school has not chosen what there is to learn here. When it has, the trail begins on this page.`
            : t`Show one piece of work, and the first stone goes down.`}
        </p>
      </StateCard>
    </Screen>
  );
}
