/** The letters' fonts: DejaVu Sans, which may be embedded. Of its cuts the bold one has the digits that machines mistake least. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export interface Fonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

const read = (name: string): Uint8Array => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));

let fonts: Fonts | undefined;

/** Read at the first letter, and kept: they are two megabytes. */
export function letterFonts(): Fonts {
  fonts ??= {
    regular: read('DejaVuSans'),
    bold: read('DejaVuSans-Bold'),
  };
  return fonts;
}
