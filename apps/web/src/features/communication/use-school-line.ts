import { useLingui } from '@lingui/react/macro';

interface Schooled {
  readonly school: string | null;
  readonly grade: string | null;
}

/** A grade as people say it: "6", not "06"; other codes stay as they are. */
export function plainGrade(grade: string): string {
  return /^0*\d+$/.test(grade) ? String(Number(grade)) : grade;
}

/** School and grade in one line. */
export function useSchoolLine(): (child: Schooled) => string {
  const { t } = useLingui();
  return ({ school, grade }) => {
    const plain = grade === null ? '' : plainGrade(grade);
    return [school, plain === '' ? null : t`grade ${plain}`].filter(Boolean).join(', ');
  };
}
