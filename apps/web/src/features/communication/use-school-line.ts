import { useLingui } from '@lingui/react/macro';
import { plainGrade } from './plain-grade.ts';

interface Schooled {
  readonly school: string | null;
  readonly grade: string | null;
}

/** School and grade in one line. */
export function useSchoolLine(): (child: Schooled) => string {
  const { t } = useLingui();
  return ({ school, grade }) => {
    const plain = grade === null ? '' : plainGrade(grade);
    return [school, plain === '' ? null : t`grade ${plain}`].filter(Boolean).join(', ');
  };
}
