/** The contrast of two colours as WCAG 2.2 defines it ("contrast ratio" and "relative luminance"): 1 to 21. */

function channels(colour: string): number[] {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour);
  if (parts === null) throw new Error(`colour: expected rgb(r, g, b), got ${colour}`);
  return parts.slice(1).map(Number);
}

function relativeLuminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

export function contrastRatio(first: string, second: string): number {
  const [darker, lighter] = [first, second].map(relativeLuminance).sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}
