import { useLingui } from '@lingui/react';
import { useEffect, useRef } from 'react';
import { readStored } from '../../app/device-storage.ts';
import { activateLocale } from '../../i18n/activate.ts';
import { isLocale } from '../../i18n/locales.ts';

/** Speaks the person's own language from when they come in, unless one was chosen on this device. */
export function useOwnLocale(person: { readonly id: string; readonly locale: string | null } | null): void {
  const { i18n } = useLingui();
  const doneFor = useRef<string | null>(null);
  useEffect(() => {
    if (person === null || doneFor.current === person.id) return;
    doneFor.current = person.id;
    if (readStored('cairn.locale') !== null) return;
    if (isLocale(person.locale) && person.locale !== i18n.locale) void activateLocale(person.locale);
  }, [person, i18n]);
}
