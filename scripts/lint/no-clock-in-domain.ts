import type { Rule } from 'eslint';

const CLOCK = 'The clock is an argument (law 8): take the time as a Date or a number.';
const CHANCE = 'Randomness is an argument (law 8): take a seeded source.';
type MessageId = 'clock' | 'chance';

/** `object.property` pairs that read the clock or draw at random. */
const READERS: Readonly<Record<string, MessageId>> = {
  'Date.now': 'clock',
  'performance.now': 'clock',
  'performance.timeOrigin': 'clock',
  'process.hrtime': 'clock',
  'process.uptime': 'clock',
  'Temporal.Now': 'clock',
  'Math.random': 'chance',
  'crypto.randomUUID': 'chance',
  'crypto.randomBytes': 'chance',
  'crypto.randomInt': 'chance',
  'crypto.getRandomValues': 'chance',
};
/** Names of `node:crypto` that draw at random; digests are pure and stay allowed. */
const CRYPTO_CHANCE = /^(random|getRandomValues|webcrypto|generate|default$|\*$)/;
const CLOCK_MODULES = ['node:perf_hooks', 'perf_hooks'];
const CRYPTO_MODULES = ['node:crypto', 'crypto'];

/** Refuses what makes a pure room depend on when or with which luck it runs. */
export const noClockInDomain: Rule.RuleModule = {
  meta: { type: 'problem', messages: { clock: CLOCK, chance: CHANCE }, schema: [] },
  create: (context) => {
    const ofModule = (node: Rule.Node, name: string): void => {
      const { parent } = node;
      if (parent?.type !== 'ImportDeclaration') return;
      const source = String(parent.source.value);
      if (CLOCK_MODULES.includes(source)) context.report({ node, messageId: 'clock' });
      if (CRYPTO_MODULES.includes(source) && CRYPTO_CHANCE.test(name))
        context.report({ node, messageId: 'chance' });
    };
    return {
      MemberExpression: (node) => {
        const messageId = READERS[context.sourceCode.getText(node).replace(/^globalThis\./, '')];
        if (messageId !== undefined) context.report({ node, messageId });
      },
      NewExpression: (node) => {
        if (isDate(node.callee) && node.arguments.length === 0) context.report({ node, messageId: 'clock' });
      },
      // `Date()` without `new` gives the present time whatever it is passed.
      CallExpression: (node) => {
        if (isDate(node.callee)) context.report({ node, messageId: 'clock' });
      },
      ImportSpecifier: (node) =>
        ofModule(
          node,
          node.imported.type === 'Identifier' ? node.imported.name : String(node.imported.value),
        ),
      ImportDefaultSpecifier: (node) => ofModule(node, 'default'),
      ImportNamespaceSpecifier: (node) => ofModule(node, '*'),
    };
  },
};

function isDate(callee: { type: string; name?: string }): boolean {
  return callee.type === 'Identifier' && callee.name === 'Date';
}
