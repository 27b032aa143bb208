/**
 * A lint rule: a name from outside indexes no table by itself, since `constructor` and `__proto__` are in every object.
 */
import ts from 'typescript';

const MESSAGE =
  'Any string can come here, also "constructor": look the name up with ownEntry (host-tools/link/own-entry.ts), or give the index the type of the known names.';

/** Whether a value of this type may be any text, not only one of some known names. */
function isAnyString(type) {
  if (type.isUnion()) return type.types.some(isAnyString);
  return (type.flags & ts.TypeFlags.String) !== 0;
}

/** Whether it is reached only where Object.hasOwn was asked about this very table and name. */
function isGuarded(node, text) {
  const question = `Object.hasOwn(${text(node.object)}, ${text(node.property)})`;
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === 'ConditionalExpression' && inner === outer.consequent && text(outer.test) === question)
      return true;
    if (
      outer.type === 'LogicalExpression' &&
      outer.operator === '&&' &&
      inner === outer.right &&
      text(outer.left) === question
    )
      return true;
  }
  return false;
}

export const ownProperties = {
  meta: { type: 'problem', schema: [], messages: { foreign: MESSAGE } },
  create(context) {
    const services = context.sourceCode.parserServices;
    const checker = services.program.getTypeChecker();
    return {
      MemberExpression(node) {
        if (!node.computed || node.property.type === 'Literal') return;
        if (isGuarded(node, (each) => context.sourceCode.getText(each))) return;
        const index = services.getTypeAtLocation(node.property);
        if (!isAnyString(index)) return;
        const table = services.getTypeAtLocation(node.object);
        const parent = node.parent;
        const isWritten = parent.type === 'AssignmentExpression' && parent.left === node;
        if (!isWritten && checker.getIndexInfoOfType(table, ts.IndexKind.String))
          context.report({ node, messageId: 'foreign' });
      },
    };
  },
};
