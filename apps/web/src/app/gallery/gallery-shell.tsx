import { useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { CalendarDays, Camera, Flag, Hand, House, Mountain, Pencil, UserRound, Users } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LevelStack } from '../../ui/level-stack.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Screen } from '../screen.tsx';
import { Shell } from '../shell/shell.tsx';
import type { NavItem, SearchFunction } from '../shell/shell-types.ts';

const people = ['Juniper Vale', 'Tobin Marsh', 'Odalys Fenn', 'Wren Castell', 'Ishaan Brook', 'Pilar Quill'];

const search: SearchFunction = async (query) =>
  people
    .filter((name) => name.toLowerCase().includes(query.toLowerCase()))
    .map((name) => ({
      id: name,
      kind: 'person',
      title: name,
      detail: 'Heron house',
      to: '/gallery/shell/learner',
    }));

/** The shell as a learner (`learner`) or a facilitator (anything else) sees it. */
export function GalleryShell() {
  const { who } = useParams({ from: '/gallery/shell/$who' });
  const learner = who === 'learner';
  return learner ? <LearnerShell /> : <FacilitatorShell />;
}

function LearnerShell() {
  const { t } = useLingui();
  const nav: readonly NavItem[] = [
    { to: '/gallery/shell/learner', label: t`My trail`, short: t`Trail`, icon: Mountain },
    { to: '/gallery/shell/week', label: t`My week`, short: t`Week`, icon: CalendarDays },
    { to: '/gallery/shell/evidence', label: t`My evidence`, short: t`Show`, icon: Camera },
    { to: '/gallery/shell/goals', label: t`My goals`, short: t`Goals`, icon: Flag },
  ];
  const person = { name: 'Juniper Vale', role: t`Learner, Heron house` };
  return (
    <Shell
      person={person}
      nav={nav}
      onSignOut={() => undefined}
      actions={<Button variant="person" icon={Hand}>{t`Ask for help`}</Button>}
    >
      <Screen>
        <PageTitle title={t`Hi Juniper. Three places are open.`}>
          <strong>{t`You are on the pace you set.`}</strong> {t`You planned 3 stones by winter break.`}
        </PageTitle>
        <Card tone="chosen" title={t`Find a unit rate`} aside={<LevelStack level={1.5} size={32} ofFour />}>
          <p>{t`Your garden budget needs it. It opens two places.`}</p>
          <div>
            <Button variant="main">{t`Start`}</Button>
          </div>
        </Card>
      </Screen>
    </Shell>
  );
}

function FacilitatorShell() {
  const { t } = useLingui();
  const nav: readonly NavItem[] = [
    { to: '/gallery/shell/facilitator', label: t`Today`, icon: House },
    { to: '/gallery/shell/rate', label: t`Rate`, icon: Pencil },
    { to: '/gallery/shell/groups', label: t`Groups and week`, short: t`Groups`, icon: Users },
    { to: '/gallery/shell/learners', label: t`Learners`, icon: UserRound },
    { to: '/gallery/shell/all-evidence', label: t`Evidence`, icon: Camera },
    { to: '/gallery/shell/plan', label: t`Plan`, icon: CalendarDays },
  ];
  const person = { name: 'Noa Arden', role: t`Facilitator, Heron house` };
  return (
    <Shell density="dense" person={person} nav={nav} onSearch={search} onSignOut={() => undefined}>
      <Screen width="wide">
        <PageTitle
          title={t`Wednesday, Nov 18, second block`}
          after={t`until 11:05`}
          actions={<Button variant="main" icon={Pencil} keyName="R">{t`Rate`}</Button>}
        >
          <strong>{t`28 of 30 are here.`}</strong> {t`Three have been stuck over 20 minutes.`}
        </PageTitle>
        <Card tight title={t`Ready to show`}>
          <LevelStack level={2.5} />
        </Card>
      </Screen>
    </Shell>
  );
}
