import type { Rule } from 'eslint';
import { findSqlTime, SQL_TIME_FUNCTIONS } from './sql-time.ts';

const MESSAGE =
  'SQL never asks the database for the time (law 8): pass it as a parameter instead of {{found}}.';

/** Refuses SQL text and query-builder calls that read the database's clock. */
export const noSqlTime: Rule.RuleModule = {
  meta: { type: 'problem', messages: { found: MESSAGE }, schema: [] },
  create: (context) => {
    const check = (node: Rule.Node, text: string): void => {
      const found = findSqlTime(text);
      if (found !== null) context.report({ node, messageId: 'found', data: { found } });
    };
    return {
      Literal: (node) => {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateElement: (node) => check(node, node.value.raw),
      CallExpression: (node) => {
        const { callee } = node;
        const name =
          callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
            ? callee.property.name
            : callee.type === 'Identifier'
              ? callee.name
              : '';
        const [first] = node.arguments;
        if (name !== 'fn' || first?.type !== 'Literal' || !SQL_TIME_FUNCTIONS.includes(String(first.value)))
          return;
        context.report({ node, messageId: 'found', data: { found: `${String(first.value)}()` } });
      },
    };
  },
};
