/** The short text of the glass's shapes, which the pages fetch: it reads back as the shapes of the table. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shapeText } from '../../scripts/generate/shape-text.ts';
import { parseShapes, polygonsOf } from '../../simulator/glass/shapes.ts';
import type { Shape } from '../../simulator/glass/shapes.ts';

const GLASS = JSON.parse(
  readFileSync(new URL('../../hardware-docs/glass.json', import.meta.url), 'utf8'),
) as { icons: { id: string; shapes: Shape[] }[] };

test.each(GLASS.icons)('$id has the same corners after it was text', ({ shapes }) => {
  expect(polygonsOf(parseShapes(shapeText(shapes)))).toEqual(polygonsOf(shapes));
});
