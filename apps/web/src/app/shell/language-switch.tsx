import { useLingui } from '@lingui/react/macro';
import { Globe } from 'lucide-react';
import { chooseLocale } from '../../i18n/activate.ts';
import { isLocale, localeList, locales } from '../../i18n/locales.ts';
import { Icon } from '../../ui/icon.tsx';
import css from './switches.module.css';

/** The language of the page, each named in itself. The label is bilingual: whoever needs it cannot read the page. */
export function LanguageSwitch() {
  const { i18n } = useLingui();
  return (
    <label className={css['language']}>
      <Icon shape={Globe} size={18} />
      <span className={css['hidden']} lang="en">
        Language, idioma
      </span>
      <select
        value={i18n.locale}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isLocale(value)) void chooseLocale(value);
        }}
      >
        {localeList.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {locales[locale].name}
          </option>
        ))}
      </select>
    </label>
  );
}
