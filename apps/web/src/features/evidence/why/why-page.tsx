import type { Explanation } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import { firstName } from '../../../app/first-name.ts';
import { useAbility } from '../../../app/session.ts';
import { standingMark } from '../../../app/standing-mark.ts';
import { CairnMark } from '../../../ui/cairn-mark.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useLevelText } from '../../../ui/mark-words.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useBandWords } from '../../paths/index.ts';
import { AsOfNote } from './as-of-note.tsx';
import { Descriptors } from './descriptors.tsx';
import { LatestComment } from './latest-comment.tsx';
import { answerFor, inOrder } from './pieces.ts';
import { PiecesCard } from './pieces-card.tsx';
import { SettleCard } from './settle-card.tsx';
import { useAnswerWords } from './use-answer-words.ts';
import { WhatIf } from './what-if.tsx';
import css from './why.module.css';

export interface WhyPageProps {
  readonly explanation: Explanation;
  /** The reader is the learner. */
  readonly own: boolean;
}

/** The question as title, the answer as first sentence, then all that it rests on. */
export function WhyPage({ explanation, own }: WhyPageProps) {
  const pieces = useMemo(() => inOrder(explanation.pieces), [explanation.pieces]);
  const { standing, competency } = explanation;
  const answer = useAnswerWords(own ? null : firstName(explanation.person));
  const title = useQuestion(explanation, own);
  return (
    <div className={css['page']}>
      <div className={css['main']}>
        <Trace explanation={explanation} own={own} />
        <PageTitle before={<CairnMark {...standingMark(standing)} size={64} label="" />} title={title}>
          {answer(answerFor(pieces), explanation)}
        </PageTitle>
        <PiecesCard explanation={explanation} pieces={pieces} own={own} />
        <Descriptors descriptors={competency.descriptors} level={standing.level} own={own} />
        <LatestComment pieces={pieces} />
        <AsOfNote explanation={explanation} />
      </div>
      <div className={css['side']}>
        <SettleCard explanation={explanation} pieces={pieces} own={own} />
        <WhatIf explanation={explanation} own={own} />
      </div>
    </div>
  );
}

function useQuestion({ competency, standing, person }: Explanation, own: boolean): string {
  const { t } = useLingui();
  const levelText = useLevelText();
  const { title } = competency;
  const name = firstName(person);
  if (standing.level === null) {
    return own ? t`${title}: why do I have no level yet?` : t`${title}: why does ${name} have no level yet?`;
  }
  const level = levelText(standing.level);
  return own ? t`${title}: why am I at ${level}?` : t`${title}: why is ${name} at ${level}?`;
}

/** Where this page lies: under the trail, in a band. */
function Trace({ explanation, own }: WhyPageProps) {
  const { t } = useLingui();
  const { person, competency } = explanation;
  const bandWords = useBandWords();
  const family = useAbility('family.children') && !own;
  const search = { framework: competency.frameworkId };
  return (
    <nav className={css['trace']} aria-label={t`Where this page is`}>
      {own ? (
        <Link to="/trail" search={search}>{t`My trail`}</Link>
      ) : family ? (
        <Link to="/family/$personId" params={{ personId: person.id }}>
          {person.name}
        </Link>
      ) : (
        <Link to="/learners/$personId/trail" params={{ personId: person.id }} search={search}>
          {t`The trail of ${person.name}`}
        </Link>
      )}
      <Icon shape={ChevronRight} size={16} />
      <span>
        {[competency.band === null ? null : bandWords(competency.band), competency.code]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </nav>
  );
}
