/** All C is laid out by the project's clang-format; `npm run format` mends it. */
import { expect, it } from 'vitest';
import { cFiles, formattedC, misformattedC } from '../../scripts/clang-format.ts';

it('all C is formatted as .clang-format says', () => {
  expect(cFiles()).toContain('firmware/boards/common/loop.c');
  expect(misformattedC().map(({ file }) => file)).toEqual([]);
});

it('other layouts are found: the indent, and what a line can hold', () => {
  const text = 'int twice( int of )\n{\n    if(of>1000)\n        return 0;\n    return 2*of;\n}\n';
  expect(formattedC(text, 'twice.c')).toBe(
    'int twice(int of) {\n  if (of > 1000) return 0;\n  return 2 * of;\n}\n',
  );
});
