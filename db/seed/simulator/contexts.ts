import type { EvidenceKind, Subject } from './model.ts';

/** A kind of work in which something is shown. `titles` are what such pieces were called. */
export type WorkContext = {
  readonly key: string;
  readonly label: { readonly en: string; readonly es: string };
  readonly kind: EvidenceKind;
  readonly outOfSchool?: true;
  readonly subjects: readonly Subject[];
  readonly titles: readonly string[];
};

const ALL: readonly Subject[] = ['mathematics', 'english', 'advisory'];

/** The kinds of work of the demo district. */
export const WORK_CONTEXTS: readonly WorkContext[] = [
  {
    key: 'garden',
    label: { en: 'Garden project', es: 'Proyecto del huerto' },
    kind: 'project',
    subjects: ['mathematics', 'advisory'],
    titles: ['Bed plan to scale', 'Seed budget', 'Watering log', 'Harvest stand', 'Compost tally'],
  },
  {
    key: 'number-talk',
    label: { en: 'Number talk', es: 'Charla de números' },
    kind: 'conversation',
    subjects: ['mathematics'],
    titles: ['Two ways to see it', 'Which is closer?', 'Find the mistake', 'Always or sometimes?'],
  },
  {
    key: 'exit-check',
    label: { en: 'Exit check', es: 'Control de salida' },
    kind: 'check',
    subjects: ['mathematics', 'english'],
    titles: ['Three quick items', 'One problem, one reason', 'Last five minutes', 'Show it and say why'],
  },
  {
    key: 'lab-notes',
    label: { en: 'Lab notes', es: 'Notas de laboratorio' },
    kind: 'work',
    subjects: ['mathematics', 'advisory'],
    titles: ['Ramp and marble table', 'Melting ice graph', 'Shadow lengths', 'Paper bridge loads'],
  },
  {
    key: 'journal',
    label: { en: 'Mathematics journal', es: 'Diario de matemáticas' },
    kind: 'work',
    subjects: ['mathematics'],
    titles: ['My best solution this week', 'A problem I changed', 'What I would tell a friend', 'Second try'],
  },
  {
    key: 'design',
    label: { en: 'Design challenge', es: 'Reto de diseño' },
    kind: 'project',
    subjects: ['mathematics', 'advisory'],
    titles: ['Bus stop shelter', 'Lunch line plan', 'Box that wastes no card', 'Game with fair rules'],
  },
  {
    key: 'presentation',
    label: { en: 'Presentation', es: 'Presentación' },
    kind: 'performance',
    subjects: ALL,
    titles: ['Gallery walk', 'Four minute talk', 'Exhibition evening', 'Poster and questions'],
  },
  {
    key: 'peer-coaching',
    label: { en: 'Peer coaching', es: 'Tutoría entre compañeros' },
    kind: 'observation',
    subjects: ALL,
    titles: ['Coached a partner', 'Feedback round', 'Help desk shift', 'Taught the warm-up'],
  },
  {
    key: 'debate',
    label: { en: 'Debate', es: 'Debate' },
    kind: 'performance',
    subjects: ['english'],
    titles: [
      'Should recess be longer?',
      'Phones at lunch',
      'A park or a parking lot',
      'Later start for school',
    ],
  },
  {
    key: 'essay',
    label: { en: 'Essay', es: 'Ensayo' },
    kind: 'work',
    subjects: ['english'],
    titles: ['First draft', 'Second draft', 'Letter to the council', 'Review of a local place'],
  },
  {
    key: 'reading-circle',
    label: { en: 'Reading circle', es: 'Círculo de lectura' },
    kind: 'conversation',
    subjects: ['english'],
    titles: ['Two texts on water', 'Article of the week', 'Questions I brought', 'Notes in the margin'],
  },
  {
    key: 'interview',
    label: { en: 'Community interview', es: 'Entrevista en la comunidad' },
    kind: 'external',
    outOfSchool: true,
    subjects: ['english', 'advisory'],
    titles: ['Asked a gardener', 'At the fire station', 'A neighbor remembers', 'Morning at the market'],
  },
  {
    key: 'advisory-talk',
    label: { en: 'Advisory check-in', es: 'Conversación de tutoría' },
    kind: 'conversation',
    subjects: ['advisory'],
    titles: ['Monday plan', 'Friday look back', 'Goal talk', 'Halfway check'],
  },
  {
    key: 'portfolio',
    label: { en: 'Portfolio', es: 'Portafolio' },
    kind: 'portfolio',
    subjects: ['english', 'advisory'],
    titles: ['Chosen piece', 'Before and after', 'My strongest page', 'Ready for my conference'],
  },
];
