/** Generated from hardware-docs/glass.json by "npm run generate". Change the table, not this file. */
import { polygonsOf, type Point, type Shape } from './shapes.ts';
export interface GlassSegment {
  id: string;
  kind: 'digit' | 'bar' | 'icon' | 'mark';
  models?: readonly string[];
  polygons: readonly (readonly Point[])[];
}
export const GLASS_WIDTH = 600;
export const GLASS_HEIGHT = 184;
/** Models whose glass is higher. */
export const MODEL_HEIGHTS: Record<string, number> = { 'code-reader': 248 };
export const DIGIT_PLACES = 8;
/** A gap follows this many places: groups are read apart. */
export const GROUP_AFTER_PLACE = 4;
export const BAR_START = 64;
export const BAR_SEGMENTS = 6;
export const ICON_START = 70;
export const MARK_START = 94;
/** Segment bits (a is bit 0, the point bit 7) of each character. */
export const CHARACTERS: Record<string, number> = {
  '0': 63,
  '1': 6,
  '2': 91,
  '3': 79,
  '4': 102,
  '5': 109,
  '6': 125,
  '7': 7,
  '8': 127,
  '9': 111,
  '-': 64,
  ' ': 0,
  A: 119,
  b: 124,
  C: 57,
  c: 88,
  d: 94,
  E: 121,
  L: 56,
  n: 84,
  o: 92,
  r: 80,
  t: 120,
};
/** What a digit is made of, and the corner of each place. */
// prettier-ignore
const DIGIT: Readonly<Record<string, readonly Shape[]>> = {"a":[{"polygon":[[6,5],[11,0],[39,0],[44,5],[39,10],[11,10]]}],"b":[{"polygon":[[45,6],[50,11],[50,40],[45,45],[40,40],[40,11]]}],"c":[{"polygon":[[45,47],[50,52],[50,81],[45,86],[40,81],[40,52]]}],"d":[{"polygon":[[6,87],[11,82],[39,82],[44,87],[39,92],[11,92]]}],"e":[{"polygon":[[5,47],[10,52],[10,81],[5,86],[0,81],[0,52]]}],"f":[{"polygon":[[5,6],[10,11],[10,40],[5,45],[0,40],[0,11]]}],"g":[{"polygon":[[6,46],[11,41],[39,41],[44,46],[39,51],[11,51]]}],"p":[{"rect":[53,83,9,9]}]};
const PLACES: readonly Point[] = [
  [26, 48],
  [92, 48],
  [158, 48],
  [224, 48],
  [314, 48],
  [380, 48],
  [446, 48],
  [512, 48],
];
// prettier-ignore
const OTHERS: readonly (Omit<GlassSegment, 'polygons'> & { shapes: readonly Shape[] })[] = [
  {id: "bar-1",kind: "bar",shapes: [{rect: [58,156,81,14]}]},
  {id: "bar-2",kind: "bar",shapes: [{rect: [145,156,81,14]}]},
  {id: "bar-3",kind: "bar",shapes: [{rect: [232,156,81,14]}]},
  {id: "bar-4",kind: "bar",shapes: [{rect: [319,156,81,14]}]},
  {id: "bar-5",kind: "bar",shapes: [{rect: [406,156,81,14]}]},
  {id: "bar-6",kind: "bar",shapes: [{rect: [493,156,81,14]}]},
  {id: "orientation",kind: "icon",shapes: [{polygon: [[26,170],[36,154],[46,170]]}]},
  {id: "battery",kind: "icon",shapes: [{frame: [514,12,54,22,3]},{rect: [568,18,6,10]}]},
  {id: "battery-1",kind: "icon",shapes: [{rect: [519,17,10,12]}]},
  {id: "battery-2",kind: "icon",shapes: [{rect: [530,17,10,12]}]},
  {id: "battery-3",kind: "icon",shapes: [{rect: [541,17,10,12]}]},
  {id: "battery-4",kind: "icon",shapes: [{rect: [552,17,11,12]}]},
  {id: "no-time",kind: "icon",shapes: [{ring: [39,23,13,10]},{strokes: [[[39,15],[39,23],[45,27]]],width: 3},{strokes: [[[28,35],[50,11]]],width: 3}]},
  {id: "no-data",kind: "icon",shapes: [{ring: [72,23,8,5]},{strokes: [[[80,23],[96,23],[96,29]],[[89,23],[89,28]]],width: 3},{strokes: [[[66,36],[92,10]]],width: 3}]},
  {id: "fault",kind: "icon",shapes: [{strokes: [[[112,34],[126,11],[140,34],[112,34]]],width: 3},{rect: [124.5,19,3,8]},{rect: [124.5,29,3,3]}]},
  {id: "page-serial",kind: "icon",shapes: [{strokes: [[[172,13],[160,13],[160,23],[172,23],[172,33],[160,33]],[[179,33],[179,13],[191,33],[191,13]]],width: 3.5}]},
  {id: "page-time",kind: "icon",shapes: [{strokes: [[[214,13],[214,33],[226,33],[226,13]],[[233,13],[245,13]],[[239,13],[239,33]],[[264,13],[252,13],[252,33],[264,33]]],width: 3.5}]},
  {id: "page-date",kind: "icon",shapes: [{strokes: [[[286,13],[294,13],[298,18],[298,28],[294,33],[286,33],[286,13]],[[305,33],[305,19],[311,13],[317,19],[317,33]],[[305,25],[317,25]],[[324,13],[336,13]],[[330,13],[330,33]],[[355,13],[343,13],[343,33],[355,33]],[[343,23],[352,23]]],width: 3.5}]},
  {id: "page-battery",kind: "icon",shapes: [{strokes: [[[376,13],[385,13],[387,16],[387,20],[385,23],[388,26],[388,30],[385,33],[376,33],[376,13]],[[376,23],[385,23]],[[395,33],[395,19],[401,13],[407,19],[407,33]],[[395,25],[407,25]],[[414,13],[426,13]],[[420,13],[420,33]]],width: 3.5}]},
  {id: "page-version",kind: "icon",shapes: [{strokes: [[[444,13],[450,33],[456,13]],[[475,13],[463,13],[463,33],[475,33]],[[463,23],[472,23]],[[482,33],[482,13],[494,13],[494,23],[482,23]],[[487,23],[494,33]]],width: 3.5}]},
  {id: "sound-loudspeaker",kind: "icon",models: ["code-reader"],shapes: [{polygon: [[579,66],[585,66],[593,58],[593,86],[585,78],[579,78]]}]},
  {id: "sound-headphones",kind: "icon",models: ["code-reader"],shapes: [{strokes: [[[580,114],[580,106],[584,101],[590,101],[594,106],[594,114]]],width: 3},{rect: [577,112,6,12]},{rect: [591,112,6,12]}]},
  {id: "page-volume",kind: "icon",models: ["code-reader"],shapes: [{strokes: [[[16,190],[22,210],[28,190]],[[35,190],[47,190],[47,210],[35,210],[35,190]],[[54,190],[54,210],[66,210]]],width: 3.5}]},
  {id: "page-speed",kind: "icon",models: ["code-reader"],shapes: [{strokes: [[[95,190],[83,190],[83,200],[95,200],[95,210],[83,210]],[[102,210],[102,190],[114,190],[114,200],[102,200]],[[133,190],[121,190],[121,210],[133,210]],[[121,200],[130,200]],[[152,190],[140,190],[140,210],[152,210]],[[140,200],[149,200]],[[159,190],[167,190],[171,195],[171,205],[167,210],[159,210],[159,190]]],width: 3.5}]},
  {id: "page-language",kind: "icon",models: ["code-reader"],shapes: [{strokes: [[[188,190],[188,210],[200,210]],[[207,210],[207,196],[213,190],[219,196],[219,210]],[[207,202],[219,202]],[[226,210],[226,190],[238,210],[238,190]],[[257,190],[245,190],[245,210],[257,210],[257,201],[252,201]]],width: 3.5}]},
  {id: "page-pause",kind: "icon",models: ["code-reader"],shapes: [{strokes: [[[274,210],[274,190],[286,190],[286,200],[274,200]],[[293,210],[293,196],[299,190],[305,196],[305,210]],[[293,202],[305,202]],[[312,190],[312,210],[324,210],[324,190]],[[343,190],[331,190],[331,200],[343,200],[343,210],[331,210]],[[362,190],[350,190],[350,210],[362,210]],[[350,200],[359,200]]],width: 3.5}]},
  {id: "page-repeat",kind: "icon",models: ["code-reader"],shapes: [{strokes: [[[379,210],[379,190],[391,190],[391,200],[379,200]],[[384,200],[391,210]],[[410,190],[398,190],[398,210],[410,210]],[[398,200],[407,200]],[[417,210],[417,190],[429,190],[429,200],[417,200]]],width: 3.5}]},
  {id: "page-output",kind: "icon",models: ["code-reader"],shapes: [{strokes: [[[446,190],[458,190],[458,210],[446,210],[446,190]],[[465,190],[465,210],[477,210],[477,190]],[[484,190],[496,190]],[[490,190],[490,210]]],width: 3.5}]},
  {id: "page-help",kind: "icon",models: ["code-reader"],shapes: [{strokes: [[[513,190],[513,210]],[[525,190],[525,210]],[[513,200],[525,200]],[[544,190],[532,190],[532,210],[544,210]],[[532,200],[541,200]],[[551,190],[551,210],[563,210]],[[570,210],[570,190],[582,190],[582,200],[570,200]]],width: 3.5}]},
  {id: "wait",kind: "icon",models: ["code-reader"],shapes: [{strokes: [[[174,238],[174,218],[186,238],[186,218]],[[205,218],[193,218],[193,238],[205,238]],[[193,228],[202,228]],[[212,218],[215,238],[218,224],[221,238],[224,218]],[[262,218],[250,218],[250,238],[262,238]],[[269,218],[281,218],[281,238],[269,238],[269,218]],[[288,218],[296,218],[300,223],[300,233],[296,238],[288,238],[288,218]],[[319,218],[307,218],[307,238],[319,238]],[[307,228],[316,228]],[[357,218],[345,218],[345,228],[357,228],[357,238],[345,238]],[[364,218],[376,218],[376,238],[364,238],[364,218]],[[383,218],[395,218],[395,238],[383,238],[383,218]],[[402,238],[402,218],[414,238],[414,218]]],width: 3.5}]},
  {id: "mark-1",kind: "mark",models: ["code-reader"],shapes: [{rect: [26,144,50,6]}]},
  {id: "mark-2",kind: "mark",models: ["code-reader"],shapes: [{rect: [92,144,50,6]}]},
  {id: "mark-3",kind: "mark",models: ["code-reader"],shapes: [{rect: [158,144,50,6]}]},
  {id: "mark-4",kind: "mark",models: ["code-reader"],shapes: [{rect: [224,144,50,6]}]},
  {id: "mark-5",kind: "mark",models: ["code-reader"],shapes: [{rect: [314,144,50,6]}]},
  {id: "mark-6",kind: "mark",models: ["code-reader"],shapes: [{rect: [380,144,50,6]}]},
  {id: "mark-7",kind: "mark",models: ["code-reader"],shapes: [{rect: [446,144,50,6]}]},
  {id: "mark-8",kind: "mark",models: ["code-reader"],shapes: [{rect: [512,144,50,6]}]},
];
/** In the order of the frame's bits. */
export const SEGMENTS: readonly GlassSegment[] = [
  ...PLACES.flatMap((place, index) =>
    Object.entries(DIGIT).map(([name, shapes]) => ({
      id: `digit-${index + 1}-${name}`,
      kind: 'digit' as const,
      polygons: polygonsOf(shapes, place),
    })),
  ),
  ...OTHERS.map(({ shapes, ...segment }) => ({ ...segment, polygons: polygonsOf(shapes) })),
];
