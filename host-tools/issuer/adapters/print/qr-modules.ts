/** A QR code as its dark modules (ISO/IEC 18004), for whoever draws it. */
import bwipjs from 'bwip-js/node';

/** The margin that a reader needs around the code: four modules (ISO/IEC 18004, 9.1). */
export const QUIET_MODULES = 4;

export interface QrModules {
  /** Modules a side, without the margin. */
  readonly size: number;
  readonly isDark: (column: number, row: number) => boolean;
}

export function qrModules(content: string): QrModules {
  // Not the export of that name, which draws a symbology called raw.
  const [code] = bwipjs.raw('qrcode', content, 'eclevel=M') as { pixs: number[]; pixx: number }[];
  if (!code) throw new Error('QR code: expected one code of bwip-js, got none');
  const { pixs, pixx } = code;
  return { size: pixx, isDark: (column, row) => pixs[row * pixx + column] === 1 };
}
