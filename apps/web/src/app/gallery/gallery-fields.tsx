import { useLingui } from '@lingui/react/macro';
import { Card } from '../../ui/card.tsx';
import { CheckField, PasswordField, SelectField, TextAreaField, TextField } from '../../ui/fields.tsx';
import css from './gallery.module.css';

export function FieldsPart() {
  const { t } = useLingui();
  return (
    <Card title={t`Form fields`}>
      <div className={css['fields']}>
        <TextField label={t`Name`} hint={t`As your class calls you.`} autoComplete="off" />
        <TextField
          label={t`Sign-in name`}
          error={t`This name is not known here. Look at your card.`}
          autoComplete="off"
        />
        <PasswordField label={t`Password`} autoComplete="off" />
        <SelectField label={t`Class`} data={['Heron house', 'Room 12 studio', 'Commons']} />
        <TextAreaField label={t`Shared note`} hint={t`Everyone who was rated gets it.`} />
        <div>
          <CheckField label={t`Leave this learner out`} />
          <CheckField label={t`Show names`} defaultChecked />
          <CheckField label={t`Not possible now`} disabled />
        </div>
      </div>
    </Card>
  );
}
