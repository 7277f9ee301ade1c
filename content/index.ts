/**
 * The starter content that ships with Cairn: four competency frameworks and the default proficiency scale,
 * all in Cairn's own words, in English and Spanish. The JSON files are the source of truth; this module only
 * gives them types.
 */
import english from './frameworks/english.json' with { type: 'json' };
import graduateProfile from './frameworks/graduate-profile.json' with { type: 'json' };
import habits from './frameworks/habits.json' with { type: 'json' };
import mathematics from './frameworks/mathematics.json' with { type: 'json' };
import zeroToFour from './scales/zero-to-four.json' with { type: 'json' };

/** One text in each language that Cairn ships. */
export type StarterText = { readonly en: string; readonly es: string };

/** The levels whose words belong to one target. The half levels, 0 and 1 read the same for every target. */
export type DescribedLevel = '2' | '3' | '4';

export type StarterItemType = 'strand' | 'cluster' | 'competency';

/** A learning band. `grades` are the roster grades that start in it, as two-digit codes '01' to '12'. */
export type StarterBand = {
  readonly id?: string;
  readonly label: StarterText;
  readonly grades: readonly string[];
};

/**
 * One node of a framework's tree.
 *
 * - `parent` is the id of the node above, or null at the top; `order` counts from 1 among siblings.
 * - `grades` is empty in frameworks without bands.
 * - `title` completes "I can ..." (English) or "Puedo ..." (Spanish); at most 48 characters.
 * - `levels` holds the target-specific words in the first person; only competencies have them.
 * - `home` is one sentence a family can say aloud to try the target at home.
 */
export type StarterItem = {
  readonly id: string;
  readonly code: string;
  readonly type: StarterItemType;
  readonly parent: string | null;
  readonly order: number;
  readonly grades: readonly string[];
  readonly title: StarterText;
  readonly statement: StarterText;
  readonly levels?: Readonly<Record<DescribedLevel, StarterText>>;
  readonly home?: StarterText;
};

/** From the id of a prerequisite to the id of the competency that builds on it. */
export type StarterEdge = readonly [from: string, to: string];

/**
 * A framework as it ships. `subject` is the name shown; `subjectMatch` lists the lowercase words that identify
 * the subject of a rostered class (for example "mathematics", "math").
 */
export type StarterFramework = {
  readonly id: string;
  readonly code: string;
  readonly subject: string;
  readonly subjectMatch: readonly string[];
  readonly title: StarterText;
  readonly description: StarterText;
  readonly bands: readonly StarterBand[];
  readonly items: readonly StarterItem[];
  readonly precedes: readonly StarterEdge[];
};

/** One step of a scale: `meaning` for adults, `learner` in the first person. */
export type StarterScaleLevel = {
  readonly score: number;
  readonly label: StarterText;
  readonly meaning: StarterText;
  readonly learner: StarterText;
};

/**
 * A proficiency scale from `min` to `max` in steps of `step`; `proficient` is the lowest proficient score.
 * `describedPerTarget` names the scores whose words each target writes for itself. `letterConversion` is empty:
 * how scores become letters, if at all, is a district's policy and lives in the district's data (R53).
 */
export type StarterScale = {
  readonly id: string;
  readonly code: string;
  readonly title: StarterText;
  readonly description: StarterText;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly proficient: number;
  readonly describedPerTarget: readonly number[];
  readonly levels: readonly StarterScaleLevel[];
  readonly letterConversion: readonly { readonly atLeast: number; readonly letter: string }[];
};

/** What the compiler sees in a JSON module: literal types widened, absent fields as undefined. */
type ItemSource = Omit<StarterItem, 'type' | 'levels' | 'home'> & {
  readonly type: string;
  readonly levels?: Readonly<Record<DescribedLevel, StarterText>> | undefined;
  readonly home?: StarterText | undefined;
};
type FrameworkSource = Omit<StarterFramework, 'items' | 'precedes'> & {
  readonly items: readonly ItemSource[];
  readonly precedes: readonly (readonly string[])[];
};

function itemType(type: string, code: string): StarterItemType {
  if (type === 'strand' || type === 'cluster' || type === 'competency') return type;
  throw new TypeError(`Starter item ${code} has the unknown type "${type}".`);
}

function typedItem({ levels, home, type, ...rest }: ItemSource): StarterItem {
  return {
    ...rest,
    type: itemType(type, rest.code),
    ...(levels === undefined ? {} : { levels }),
    ...(home === undefined ? {} : { home }),
  };
}

function typedEdge(pair: readonly string[], framework: string): StarterEdge {
  const [from, to] = pair;
  if (from === undefined || to === undefined || pair.length !== 2) {
    throw new TypeError(`Starter framework ${framework} has a "precedes" entry that is not a pair of ids.`);
  }
  return [from, to];
}

function typedFramework(source: FrameworkSource): StarterFramework {
  return {
    ...source,
    items: source.items.map(typedItem),
    precedes: source.precedes.map((pair) => typedEdge(pair, source.code)),
  };
}

/** Every framework that ships, in the order in which a new district sees them. */
export const starterFrameworks: readonly StarterFramework[] = [
  typedFramework(mathematics),
  typedFramework(english),
  typedFramework(habits),
  typedFramework(graduateProfile),
];

/** The scale a new district starts with: 0 to 4 in halves (R53). */
export const defaultScale: StarterScale = zeroToFour;
