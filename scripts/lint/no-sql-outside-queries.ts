import type { Rule } from 'eslint';

const MESSAGE =
  'Only queries.ts (or a file of a queries folder) speaks to the database; move this there and call it.';

/** What opens a connection; the driver's error class may be known anywhere. */
const DRIVER = ['Client', 'Pool', 'native'];
/** Where each way to the database comes from, and under which names. */
const WAYS: readonly { readonly from: RegExp; readonly names: readonly string[] }[] = [
  { from: /\/db\/transaction\.ts$/, names: ['db'] },
  { from: /\/db\/database\.ts$/, names: ['openDatabase'] },
  { from: /^kysely$/, names: ['sql', 'Kysely', 'PostgresDialect'] },
  { from: /^pg$/, names: DRIVER },
];

/** Refuses to import what a query is made of; where it may be imported is named in eslint.config.mjs. */
export const noSqlOutsideQueries: Rule.RuleModule = {
  meta: { type: 'problem', messages: { found: MESSAGE }, schema: [] },
  create: (context) => {
    const report = (node: Rule.Node): void => context.report({ node, messageId: 'found' });
    return {
      ImportSpecifier: (node) => {
        const { parent, imported } = node;
        if (parent.type !== 'ImportDeclaration' || isTypeOnly(parent) || isTypeOnly(node)) return;
        const name = imported.type === 'Identifier' ? imported.name : String(imported.value);
        if (way(parent.source.value)?.names.includes(name) === true) report(node);
      },
      // A namespace holds every name of its module.
      ImportNamespaceSpecifier: (node) => {
        const { parent } = node;
        if (
          parent.type === 'ImportDeclaration' &&
          !isTypeOnly(parent) &&
          way(parent.source.value) !== undefined
        )
          report(node);
      },
      ImportExpression: (node) => {
        if (node.source.type === 'Literal' && way(node.source.value) !== undefined) report(node);
      },
      // The driver is imported as `pg`; what counts is what is taken from it.
      MemberExpression: (node) => {
        const { object, property } = node;
        if (object.type !== 'Identifier' || object.name !== 'pg' || property.type !== 'Identifier') return;
        if (DRIVER.includes(property.name)) report(node);
      },
    };
  },
};

function way(source: unknown): (typeof WAYS)[number] | undefined {
  return WAYS.find(({ from }) => from.test(String(source)));
}

/** `import type` cannot run a query. The parser adds `importKind`, which ESTree does not know. */
function isTypeOnly(node: object): boolean {
  return 'importKind' in node && node.importKind === 'type';
}
