import type { SeededRandom } from '@cairn/domain/random';

/** The name of a generated person. */
export type DemoName = { readonly given: string; readonly family: string };

const GIVEN = `
Ada Adaeze Aiko Aisha Alma Amani Amias Amina Ana Anaïs Anne-Lise Anouk Antonio Anya Arjun Arlo Asha Ayla Ayumi Bao
Bea Benedikt Bilal Björn Bruno Camila Cari Céline Chidi Chloé Cleo Cyrus Dalia Damir D'Angelo Dario Deniz Desmond
Dilan Dina Ebele Efua Eider Eitan Ela Eli Elif Elodie Emre Enzo Esperanza Etta Ewa Fadi Farah Fatou Faye Félix Femi
Finn Flor Freya Gael Gia Goran Grace Greta Gül Hana Hanna-Lin Haruto Hassan Hugo Ida Ilse Imani Inés Ingrid Ishaan
Ivo Iñaki Jaya Ji-woo Joana Jonah José Josune Juna Jun Kai Kalani Kamala Kateri Keiko Khadija Kirra Kofi Kwame Laila
Lars Leilani Leonor Lev Lián Lilo Linh Liv Lola Lucia Łucja Luz Maëlle Malik Mara Mei Mei-Ling Mika Milan Minh Mira
Mohana Muna Nadia Naoki Nayeli Neha Niamh Nico Nils Nima Nisha Noor Nguyệt Ode Oisín Olu Omar Óscar Otis Paloma Pavel
Pia Pilar Priya Quinn Rafael Ravi Remy Renée Ria Rohan Rosa Ruth Saba Salma Samir Sana Saoirse Sefa Selam Siân Silas
Simone Sofía Soren Sunniva Tadeo Tala Tamsin Tariq Tavi Tess Thảo Théo Tiago Tobin Tomasz Uma Umar Valentín Vera
Viggo Wanjiru Wei Wren Ximena Yael Yara Yuki Yusuf Zahra Zoë Zola Zuri`
  .trim()
  .split(/\s+/);

const FIRST_PART =
  `Alder Ash Aspen Birch Briar Brook Cedar Clover Fern Finch Hazel Heath Heron Juniper Lark Linden Maple Marsh
Meadow Moss Otter Pine Plover Quill Reed Robin Sorrel Tarn Thistle Willow Wren Yarrow`.split(/\s+/);
const SECOND_PART = 'bank bend bright crest dale grove hollow light mere path rill shore song wick'.split(
  ' ',
);
const OTHER_FAMILIES = [
  "O'Fernlea",
  "O'Plovermoor",
  "D'Alisombra",
  'Brisaluz',
  'Campoluna',
  'Nubeclara',
  'Peñafresca',
  'Piedrasol',
  'Ríobrisa',
  'Sauceverde',
  'Lunares-Robledal',
  'Älvsten',
  'Björkdal-Reed',
  'Skógarljós',
  'Étangclair',
  'Forêtbrume',
  'Bosquenuño',
  'Mây-Suối',
  'Hoshinomori',
  'Yamakusa',
  'Misiwa-Lark',
  'Okunmist',
  'Nyotamto',
  'Jezerski-Fern',
  'Łąkowiec-Moss',
];

/** Every family name that the demo uses: words for plants, birds and water, put together; no family is meant. */
export const FAMILY_NAMES: readonly string[] = [
  ...FIRST_PART.flatMap((first) => SECOND_PART.map((second) => `${first}${second}`)),
  ...OTHER_FAMILIES,
];
export const GIVEN_NAMES: readonly string[] = GIVEN;

/** The same items in an order that the stream decides (Fisher and Yates). */
export function shuffled<Item>(random: SeededRandom, items: readonly Item[]): Item[] {
  const keyed = items.map((item) => ({ item, key: random.next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

export type NameMaker = {
  /** The family name of household `index`, from 0. */
  readonly family: (index: number) => string;
  /** A person of a household; `place` is one of the six places in it, from 0 to 5, each used once. */
  readonly person: (household: number, place: number) => DemoName;
};

const PLACES = 6;

/**
 * Makes names that are unique within the district. A name depends on the seed and on its place alone: a
 * household more changes no other name. When the given names of a family name are used up, families with
 * two names follow.
 */
export function nameMaker(random: SeededRandom): NameMaker {
  const families = shuffled(random.fork('families'), FAMILY_NAMES);
  const givens = shuffled(random.fork('givens'), GIVEN_NAMES);
  const rounds = Math.floor(givens.length / PLACES);
  const placeOf = (index: number) => {
    const column = index % families.length;
    const round = Math.floor(index / families.length);
    return { column, round: round % rounds, doubled: Math.floor(round / rounds) };
  };
  const family = (index: number): string => {
    const { column, doubled } = placeOf(index);
    const own = families[column] ?? '';
    return doubled === 0 ? own : `${own}-${families[(column + doubled) % families.length] ?? ''}`;
  };
  return {
    family,
    person: (household, place) => {
      const { column, round } = placeOf(household);
      // Within one family name, each household takes the next six given names.
      const given = givens[(column * 31 + round * PLACES + place) % givens.length] ?? '';
      return { given, family: family(household) };
    },
  };
}
