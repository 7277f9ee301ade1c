import { useLingui } from '@lingui/react/macro';

/** A band as it is called; a bare grade code such as "06" becomes "Grade 6". */
export function useBandWords(): (band: string) => string {
  const { t } = useLingui();
  return (band) => {
    if (!/^0*\d+$/.test(band)) return band;
    const grade = String(Number(band));
    return t`Grade ${grade}`;
  };
}
