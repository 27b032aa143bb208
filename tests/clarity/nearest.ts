/** Which template a word is nearest to, and how clearly: the digit test behind every number in the clarity suite. */
import { distance } from './dtw.ts';
import { featuresOf, type Features } from './mfcc.ts';

/** One set of templates per voice; a set's n-th template is the n-th word. */
export type Templates = readonly (readonly Features[])[];

export interface Clarity {
  /** Words whose nearest template in some voice was another word's, as "3 -> 2", once per voice. */
  confusions: string[];
  /** Words times voices. */
  comparisons: number;
  errorPercent: number;
  /** Per word: the distance to the nearest wrong word over that to the right one, averaged over the voices. Over 1: recognised. */
  margins: number[];
  smallestMargin: number;
  /** The word with the smallest margin and the wrong word next to it, as "5/7". */
  closestPair: string;
}

export function templatesOf(voices: readonly (readonly Float64Array[])[]): Templates {
  return voices.map((words) => words.map(featuresOf));
}

function indexOfSmallest(values: readonly number[]): number {
  return values.indexOf(Math.min(...values));
}

/** Holds each word against every template; `words[n]` should be nearest to each voice's n-th template. */
export function measure(words: readonly Float64Array[], templates: Templates): Clarity {
  const confusions: string[] = [];
  const margins: number[] = [];
  const rivals: number[] = [];
  words.forEach((word, right) => {
    const features = featuresOf(word);
    const distances = templates.map((voice) => voice.map((template) => distance(features, template)));
    for (const row of distances) {
      const nearest = indexOfSmallest(row);
      if (nearest !== right) confusions.push(`${right} -> ${nearest}`);
    }
    const means = words.map(
      (_, n) => distances.reduce((sum, row) => sum + (row[n] ?? 0), 0) / distances.length,
    );
    const wrong = means.map((mean, n) => (n === right ? Infinity : mean));
    rivals.push(indexOfSmallest(wrong));
    margins.push(Math.min(...wrong) / (means[right] ?? 0));
  });
  const comparisons = words.length * templates.length;
  const worst = indexOfSmallest(margins);
  return {
    confusions,
    comparisons,
    errorPercent: (100 * confusions.length) / comparisons,
    margins,
    smallestMargin: margins[worst] ?? 0,
    closestPair: `${worst}/${rivals[worst] ?? '?'}`,
  };
}
