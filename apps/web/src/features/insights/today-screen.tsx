import { Plural, useLingui } from '@lingui/react/macro';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Flag, MessageCircle, Pencil, Sparkles, UserSearch } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { type Answer, endpointQuery } from '../../api/call.ts';
import { Asked } from '../../app/asked.tsx';
import { Screen } from '../../app/screen.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyHint } from '../../ui/key-cap.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import css from './today.module.css';
import { TodayClasses } from './today-classes.tsx';
import { TodayList } from './today-list.tsx';
import { RecentCard } from './today-recent.tsx';

export type Today = Answer<'today.read'>;
export type TodayLine = Today['ready'][number];

/** The facilitator's day: classes to rate, and who may need something now. */
export function TodayScreen() {
  const { t } = useLingui();
  const today = useQuery({ ...endpointQuery('today.read'), staleTime: 0 });
  return (
    <Asked question={today} title={t`Today`} width="wide">
      {(answer) => <Day today={answer} />}
    </Asked>
  );
}

function Day({ today }: { readonly today: Today }) {
  const { t, i18n } = useLingui();
  const place = useRef<HTMLDivElement>(null);
  useDayKeys(place);
  // A calendar day, not a moment: read at noon UTC it is the same day everywhere it is shown.
  const date = i18n.date(`${today.day}T12:00:00Z`, {
    weekday: 'long',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const title = date.charAt(0).toLocaleUpperCase(i18n.locale) + date.slice(1);
  return (
    <div className={css['day']} ref={place}>
      <Screen width="wide">
        <PageTitle
          title={title}
          actions={
            <ButtonLink to="/rate" variant="main" icon={Pencil} keyName="R">
              {t`Rate`}
            </ButtonLink>
          }
        >
          <DaySentence today={today} />
        </PageTitle>
        {today.classes.length === 0 ? (
          <StateCard kind="empty" title={t`No class of yours runs today`}>
            <p>{t`Classes come with the roster of your school. If one is missing here, ask the person who looks after the roster.`}</p>
          </StateCard>
        ) : (
          <Lists today={today} />
        )}
      </Screen>
      <div className={css['keys']}>
        <KeyHint keys={['J', 'K']}>{t`move`}</KeyHint>
        <KeyHint keys={['Enter']}>{t`open`}</KeyHint>
        <KeyHint keys={['R']}>{t`rate`}</KeyHint>
        <KeyHint keys={['/']}>{t`find`}</KeyHint>
        <span className={css['advice']}>
          <Icon shape={Sparkles} size={18} /> {t`These lists are suggestions. You decide.`}
        </span>
      </div>
    </div>
  );
}

function Lists({ today }: { readonly today: Today }) {
  const { t } = useLingui();
  return (
    <div className={css['columns']}>
      <div className={css['column']}>
        <TodayClasses classes={today.classes} />
        <RecentCard recent={today.recent} />
      </div>
      <div className={css['column']}>
        <TodayList
          title={t`Ready to show`}
          about={t`one more good score may settle it`}
          icon={Flag}
          lines={today.ready}
          action="rate"
          empty={t`Nobody is one score away from mastery just now.`}
        />
        <TodayList
          title={t`Quiet lately`}
          about={t`begun, and no new rating for long`}
          icon={MessageCircle}
          lines={today.quiet}
          action="open"
          empty={t`Everything that was begun has moved lately.`}
        />
        <TodayList
          title={t`Not seen yet`}
          about={t`nothing in this subject for 30 days`}
          icon={UserSearch}
          lines={today.unseen}
          action="rate"
          empty={t`Everybody has been seen in the past 30 days.`}
        />
      </div>
    </div>
  );
}

function DaySentence({ today }: { readonly today: Today }) {
  const { learnerCount, classes, ready, quiet, unseen } = today;
  return (
    <>
      <strong>
        <Plural value={learnerCount} one="# learner" other="# learners" />{' '}
        <Plural value={classes.length} one="in # class today." other="in # classes today." />
      </strong>{' '}
      <Plural value={ready.length} one="# may be ready to show," other="# may be ready to show," />{' '}
      <Plural value={quiet.length} one="# has been quiet lately," other="# have been quiet lately," />{' '}
      <Plural value={unseen.length} one="# was not seen yet." other="# were not seen yet." />
    </>
  );
}

/** J and K walk over the lines, Enter opens the one in focus (it is a link), R rates. */
function useDayKeys(place: RefObject<HTMLDivElement | null>): void {
  const navigate = useNavigate();
  const walk = (step: number) => {
    const lines = [...(place.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const at = lines.findIndex((line) => line === document.activeElement);
    const next = at === -1 ? (step > 0 ? 0 : lines.length - 1) : at + step;
    lines[Math.max(0, Math.min(lines.length - 1, next))]?.focus();
  };
  const rate = () => {
    const address = document.activeElement?.closest<HTMLElement>('[data-rate]')?.dataset['rate'];
    if (address === undefined) void navigate({ to: '/rate' });
    else {
      const [classId = '', learner, competency] = address.split(' ');
      const search = { ...(learner ? { learner } : {}), ...(competency ? { competency } : {}) };
      void navigate({ to: '/classes/$classId/rate', params: { classId }, search });
    }
  };
  useHotkeys([
    ['J', () => walk(1)],
    ['K', () => walk(-1)],
    ['R', rate],
  ]);
}
