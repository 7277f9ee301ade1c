import type { Session } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { BookOpen, House, Mountain, Pencil, School, Server, Users } from 'lucide-react';
import type { NavItem } from '../../app/shell/shell-types.ts';

/** The main places of a person, from what they may do, in order of use. */
export function useNav(): (session: Session) => readonly NavItem[] {
  const { t } = useLingui();
  return ({ abilities, roles }) => {
    const may = (ability: Session['abilities'][number]) => abilities.includes(ability);
    const has = (role: Session['roles'][number]['role']) => roles.some((held) => held.role === role);
    const staff = roles.some(({ role }) => role !== 'learner' && role !== 'guardian');
    const places: readonly (NavItem & { readonly open: boolean })[] = [
      { to: '/trail', label: t`My trail`, short: t`Trail`, icon: Mountain, open: has('learner') },
      { to: '/today', label: t`Today`, icon: House, open: may('today.read') },
      { to: '/rate', label: t`Rate`, icon: Pencil, open: may('rating.write') && may('today.read') },
      { to: '/schools', label: t`Schools`, icon: School, open: may('school.overview') },
      { to: '/console', label: t`Console`, icon: Server, open: may('doctor.read') },
      {
        to: '/frameworks',
        label: t`Frameworks`,
        icon: BookOpen,
        open: staff && may('framework.list'),
      },
      { to: '/family', label: t`My children`, icon: Users, open: may('family.children') },
    ];
    return places.flatMap(({ open, ...item }) => (open ? [item] : []));
  };
}
