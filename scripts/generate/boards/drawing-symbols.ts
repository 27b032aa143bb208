/** Small pieces of a wiring picture: text, colours, and the symbols of parts that lie in a wire. */

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Width of a wide text's mean character in bold type, by size of type: rather too much room than too little. */
const CHARACTER_WIDTH = 0.69;
export const textWidth = (text: string, size: number): number => text.length * size * CHARACTER_WIDTH;

/** At most `most` lines of at most `width` pixels; an ellipsis stands for what had no room. */
export function wrapText(text: string, size: number, width: number, most: number): string[] {
  const fits = (line: string): boolean => textWidth(line, size) <= width;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.slice(0, most).map((line, index) => {
    const isCutOff = index === most - 1 && lines.length > most;
    if (fits(line) && !isCutOff) return line;
    let kept = line;
    while (kept.length > 1 && !fits(`${kept}…`)) kept = kept.slice(0, -1);
    return `${kept.trimEnd()}…`;
  });
}

/** Each at least 3:1 against both papers, for those who tell colours apart; labels say it to all. */
export const WIRE_COLOURS = ['#2f7de1', '#c76400', '#1c8a4e', '#a04fd0', '#0f858b', '#d2408c', '#9a6a2c'];
export const SUPPLY_COLOUR = '#d93c3c';
export const PAPERS = { light: '#ffffff', dark: '#14181c' };
export const INKS = { light: '#1b1f24', dark: '#e4e8ec' };

export const STYLE = `<style>
  .paper { fill: ${PAPERS.light} } .halo { stroke: ${PAPERS.light}; stroke-width: 7; fill: none }
  .wire { fill: none; stroke-width: 2.4; stroke-linejoin: round }
  .ink { fill: ${INKS.light} } .ground { stroke: ${INKS.light}; color: ${INKS.light} }
  .module { fill: #e6efe8; stroke: #4b6352 } .part { fill: #eef1f5; stroke: #5b6672 } .quiet { fill: #55606b }
  .hole { fill: ${PAPERS.light}; stroke: #5b6672 }
  text { stroke: none; font: 11px 'DejaVu Sans', Verdana, sans-serif } .strong { font-weight: bold } .large { font-size: 16px }
  @media (prefers-color-scheme: dark) {
    .paper { fill: ${PAPERS.dark} } .halo { stroke: ${PAPERS.dark} } .ink { fill: ${INKS.dark} }
    .ground { stroke: ${INKS.dark}; color: ${INKS.dark} } .module { fill: #22302a; stroke: #7fa08a }
    .part { fill: #232a31; stroke: #8996a3 } .quiet { fill: #a9b4bf } .hole { fill: ${PAPERS.dark}; stroke: #8996a3 }
  }
</style>`;

export function text(x: number, y: number, content: string, classes = 'ink', anchor = 'start'): string {
  const place = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${x}" y="${y}" class="${classes}"${place}>${escapeXml(content)}</text>`;
}

/** Room that a symbol takes along its wire. */
export const SYMBOL_WIDTH = 40;

/** A resistor, capacitor or diode around (x, y) in a wire that is drawn already; `stroke` is the wire's. */
export function seriesSymbol(ref: string, x: number, y: number, stroke: string, towards: 1 | -1): string {
  const name = text(x, y - 11, ref, 'ink strong', 'middle');
  const gap = `<rect x="${x - 3}" y="${y - 4}" width="6" height="8" class="paper" stroke="none"/>`;
  const line = (path: string, fill = 'wire'): string =>
    `<path d="${path}" class="${fill}" ${stroke} stroke-width="2.4"/>`;
  if (ref.startsWith('R'))
    return `<rect x="${x - 14}" y="${y - 6}" width="28" height="12" class="paper" ${stroke} stroke-width="2.4"/>${name}`;
  if (ref.startsWith('C')) return `${gap}${line(`M${x - 3.5} ${y - 7}v14M${x + 3.5} ${y - 7}v14`)}${name}`;
  // A diode that conducts towards the module, as from cells to a supply pin.
  const tip = x - 7 * towards;
  const base = x + 7 * towards;
  return `${line(`M${base} ${y - 6}V${y + 6}L${tip} ${y}Z`, 'paper')}${line(`M${tip} ${y - 6}V${y + 6}`)}${name}`;
}

/** A capacitor from the wire at (x, y) down to ground. */
export function groundSymbol(ref: string, x: number, y: number, stroke: string): string {
  const path = `M${x} ${y}v14M${x - 8} ${y + 14}h16M${x - 8} ${y + 20}h16M${x} ${y + 20}v10M${x - 8} ${y + 30}h16M${x - 5} ${y + 34}h10M${x - 2} ${y + 38}h4`;
  return `<path d="${path}" class="wire" ${stroke}/>${text(x - 12, y + 21, ref, 'ink strong', 'end')}`;
}
