import { useLingui } from '@lingui/react/macro';
import { PageTitle } from '../../ui/page-title.tsx';
import { Screen } from '../screen.tsx';
import { ControlsPart } from './gallery-controls.tsx';
import { FieldsPart } from './gallery-fields.tsx';
import { MarkStatesPart } from './gallery-mark-states.tsx';
import { MarksPart } from './gallery-marks.tsx';
import { StatesPart } from './gallery-states.tsx';
import { TablePart } from './gallery-table.tsx';
import { TokensPart } from './gallery-tokens.tsx';

/** Every part of the design system in every state, for eyes and for automatic checks. */
export function GalleryScreen() {
  const { t } = useLingui();
  return (
    <Screen>
      <PageTitle
        title={t`Gallery`}
      >{t`Every part that Cairn's screens are made of, in every state.`}</PageTitle>
      <MarksPart />
      <MarkStatesPart />
      <TokensPart />
      <ControlsPart />
      <FieldsPart />
      <TablePart />
      <StatesPart />
    </Screen>
  );
}
