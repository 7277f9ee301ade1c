import { useLingui } from '@lingui/react/macro';
import type { ApiProblem } from '../../api/problem.ts';
import { useProblemWords } from '../../ui/problem.tsx';

/** Why a sign-in was refused, and what to do now. */
export function useSignInRefusal(): (problem: ApiProblem) => {
  readonly title: string;
  readonly sentence: string;
} {
  const { t } = useLingui();
  const problemWords = useProblemWords();
  return (problem) => {
    switch (problem.code) {
      case 'wrong_credentials':
      case 'invalid_request':
        return {
          title: t`That name and password do not go together`,
          sentence: t`Check both, and your school or district if you wrote a user name. Capital letters count in the password.`,
        };
      case 'locked':
        return {
          title: t`Too many wrong passwords`,
          sentence: t`To keep your work safe, signing in rests for up to 15 minutes. Or ask your school for a sign-in link.`,
        };
      case 'too_many_requests':
        return {
          title: t`Too many tries from this place`,
          sentence: t`Wait a few minutes, then try again.`,
        };
      default:
        return problemWords(problem);
    }
  };
}

/** What is wrong with a new password, by the code of the broken rule. */
export function usePasswordFault(): (code: string) => string {
  const { t } = useLingui();
  return (code) => {
    switch (code) {
      case 'too_short':
        return t`It needs ten characters or more.`;
      case 'is_login':
        return t`It must not be the name you sign in with.`;
      case 'too_common':
        return t`Others would try this one first. Choose one that only you would think of.`;
      default:
        return t`This password cannot be used. Choose another one.`;
    }
  };
}
