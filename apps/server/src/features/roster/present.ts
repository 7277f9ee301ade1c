import type { PersonCard } from '@cairn/contract';

type NameRow = {
  id: string;
  given_name: string;
  family_name: string;
  preferred_given_name: string | null;
  preferred_family_name: string | null;
};

/** A person's card: the chosen name where there is one. */
export function presentPerson(row: NameRow): PersonCard {
  const given = row.preferred_given_name ?? row.given_name;
  const family = row.preferred_family_name ?? row.family_name;
  return {
    id: row.id,
    name: `${given} ${family}`,
    sortName: `${family}, ${given}`,
    initials: initial(given) + initial(family),
  };
}

function initial(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? '';
}
