/** Braille ASCII, which embossers and Braille displays read as files named .brf: a character a cell, of six dots. */

/** By the cell's dots as a number of six bits, dot 1 the lowest: the order of Unicode's Braille patterns from U+2800. */
const BRAILLE_ASCII = ' A1B\'K2L@CIF/MSP"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)=';

const FIRST_CELL = 0x2800;

/** Of Unicode Braille in lines and pages, with the line ends that embossers expect. */
export function brailleAscii(unicodeBraille: string): string {
  return unicodeBraille
    .replace(/[\u2800-\u28ff]/g, (cell) => {
      const character = BRAILLE_ASCII[cell.charCodeAt(0) - FIRST_CELL];
      if (character === undefined) throw new RangeError(`Braille ASCII: expected six dots, got '${cell}'`);
      return character;
    })
    .replaceAll('\n', '\r\n');
}
