/** Checks of single core files: raw memory in one place, no state outside the state object, integers only. */
import ts from 'typescript';
import type { Source } from './source-tree.ts';

const RAW_MEMORY_FILE = 'firmware/core/base/memory.ts';
/** With type arguments only, as in `store<u8>(…)`: a journal may have a `store()` of its own. */
const TYPED_ACCESS = new Set(['load', 'store']);
/** The types that have `load` and `store` of their own: `u32.load(…)`. */
const VALUE_TYPE = /^[iu](8|16|32|64|size)$|^usize$/;
const RAW_MEMORY_METHODS = new Set(['copy', 'fill', 'grow', 'init', 'compare']);
/** `number` is f64 in AssemblyScript. */
const FLOAT_NAMES = new Set(['f32', 'f64', 'number', 'Math', 'Mathf', 'NativeMath']);

function parse({ file, text }: Source): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function findAll(root: ts.Node, isWanted: (node: ts.Node) => boolean): ts.Node[] {
  const found = isWanted(root) ? [root] : [];
  ts.forEachChild(root, (child) => void found.push(...findAll(child, isWanted)));
  return found;
}

function place(source: ts.SourceFile, node: ts.Node): string {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return `${source.fileName}:${line + 1}: ${node.getText().split('\n')[0] ?? ''}`;
}

function isRawMemory(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false;
  const callee = node.expression;
  if (ts.isIdentifier(callee)) {
    return callee.text === 'unchecked' || (TYPED_ACCESS.has(callee.text) && node.typeArguments !== undefined);
  }
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const object = callee.expression.getText();
  if (object === 'memory') return RAW_MEMORY_METHODS.has(callee.name.text);
  return VALUE_TYPE.test(object) && /^(load|store)/.test(callee.name.text);
}

/** Raw memory access outside the one file that may do it. */
export function rawMemoryUses(source: Source): string[] {
  if (source.file === RAW_MEMORY_FILE) return [];
  const tree = parse(source);
  return findAll(tree, isRawMemory).map((node) => place(tree, node));
}

/** Module-level `let` and `var`: each becomes a WASM global, which a copy of the memory does not restore. */
export function moduleLevelVariables(source: Source): string[] {
  const tree = parse(source);
  return tree.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .filter((statement) => (statement.declarationList.flags & ts.NodeFlags.Const) === 0)
    .map((statement) => place(tree, statement));
}

function isFloat(node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.NumberKeyword) return true;
  if (ts.isIdentifier(node)) return FLOAT_NAMES.has(node.text);
  if (!ts.isNumericLiteral(node)) return false;
  const literal = node.getText();
  return !literal.startsWith('0x') && /[.e]/i.test(literal);
}

export function floatUses(source: Source): string[] {
  const tree = parse(source);
  return findAll(tree, isFloat).map((node) => place(tree, node));
}
