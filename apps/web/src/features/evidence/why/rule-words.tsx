import type { Explanation } from '@cairn/contract';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useLevelText } from '../../../ui/mark-words.ts';
import { useExactText } from './use-answer-words.ts';

/** The rule in two plain sentences. */
export function RuleWords({ explanation }: { readonly explanation: Explanation }) {
  const { i18n } = useLingui();
  const levelText = useLevelText();
  const exactText = useExactText();
  const { rule, exact, standing } = explanation;
  const last = rule.last;
  const goal = levelText(rule.masteryLevel);
  const count = rule.masteryCount;
  const contexts = i18n.number(rule.masteryContexts);
  const level = standing.level === null ? null : levelText(standing.level);
  const mean = exact === null ? null : exactText(exact);
  return (
    <p>
      <strong>
        <Trans>The rule</Trans>
      </strong>{' '}
      {mean === null || level === null ? (
        <Trans>The last {last} scores count, each the same; their mean goes to the nearest half.</Trans>
      ) : (
        <Trans>
          The last {last} scores count, each the same; their mean, {mean}, goes to the nearest half: {level}.
        </Trans>
      )}{' '}
      {rule.masteryContexts > 1 ? (
        <Plural
          value={count}
          one={`Mastery takes # score of ${goal} or more, in ${contexts} kinds of work.`}
          other={`Mastery takes # scores of ${goal} or more, in ${contexts} kinds of work.`}
        />
      ) : (
        <Plural
          value={count}
          one={`Mastery takes # score of ${goal} or more.`}
          other={`Mastery takes # scores of ${goal} or more.`}
        />
      )}
    </p>
  );
}
