import type { Rule } from 'eslint';

const MESSAGE =
  'The environment is read once, by platform/config.ts; take a Config instead (architecture, "The house").';
const PROCESS_MODULES = ['node:process', 'process'];

/** Refuses every way to `process.env`; the files that may read it are named in eslint.config.mjs. */
export const noProcessEnv: Rule.RuleModule = {
  meta: { type: 'problem', messages: { found: MESSAGE }, schema: [] },
  create: (context) => ({
    MemberExpression(node) {
      const { object, property } = node;
      const isEnv =
        (property.type === 'Identifier' && !node.computed && property.name === 'env') ||
        (property.type === 'Literal' && property.value === 'env');
      if (isEnv && object.type === 'Identifier' && object.name === 'process')
        context.report({ node, messageId: 'found' });
    },
    VariableDeclarator(node) {
      if (node.init?.type !== 'Identifier' || node.init.name !== 'process') return;
      if (node.id.type !== 'ObjectPattern') return;
      for (const property of node.id.properties) {
        if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'env')
          context.report({ node: property, messageId: 'found' });
      }
    },
    ImportSpecifier(node) {
      const { parent } = node;
      if (parent.type !== 'ImportDeclaration' || !PROCESS_MODULES.includes(String(parent.source.value)))
        return;
      if (node.imported.type === 'Identifier' && node.imported.name === 'env')
        context.report({ node, messageId: 'found' });
    },
  }),
};
