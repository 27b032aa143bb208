/** The letters' fonts: DejaVu Sans, whose digits are told apart by eye and by machine, and which may be embedded. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export interface Fonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  /** Its zero has a mark inside, which no letter O has. */
  readonly code: Uint8Array;
}

const read = (name: string): Uint8Array => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));

let fonts: Fonts | undefined;

/** Read at the first letter, and kept: they are two megabytes. */
export function letterFonts(): Fonts {
  fonts ??= {
    regular: read('DejaVuSans'),
    bold: read('DejaVuSans-Bold'),
    code: read('DejaVuSansMono-Bold'),
  };
  return fonts;
}
