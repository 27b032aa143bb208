/** Generated from hardware-docs/glass.json by "npm run generate". Change the table, not this file. */
import { polygonsOf, type Point, type Shape } from './shapes.ts';
export interface GlassSegment {
  id: string;
  kind: 'digit' | 'bar' | 'icon' | 'mark' | 'position' | 'giant';
  models?: readonly string[];
  polygons: readonly (readonly Point[])[];
}
export const GLASS_WIDTH = 600;
export const GLASS_HEIGHT = 184;
/** Models whose glass is higher: it reaches above the rest. */
export const MODEL_HEIGHTS: Record<string, number> = { 'code-reader': 248 };
export const DIGIT_PLACES = 8;
/** A gap follows this many places: groups are read apart. */
export const GROUP_AFTER_PLACE = 4;
export const BAR_START = 64;
export const BAR_SEGMENTS = 6;
export const ICON_START = 70;
export const MARK_START = 98;
/** The line under each place of a code of which one digit is shown large, and that digit's segments. */
export const POSITION_START = 106;
export const GIANT_START = 114;
/** Not a segment: light and dark are changed. */
export const INVERSE_BIT = 121;
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
const DIGIT: Readonly<Record<string, readonly Shape[]>> = {"a":[{"polygon":[[6,5],[11,0],[35,0],[40,5],[35,10],[11,10]]}],"b":[{"polygon":[[41,6],[46,11],[46,40],[41,45],[36,40],[36,11]]}],"c":[{"polygon":[[41,47],[46,52],[46,81],[41,86],[36,81],[36,52]]}],"d":[{"polygon":[[6,87],[11,82],[35,82],[40,87],[35,92],[11,92]]}],"e":[{"polygon":[[5,47],[10,52],[10,81],[5,86],[0,81],[0,52]]}],"f":[{"polygon":[[5,6],[10,11],[10,40],[5,45],[0,40],[0,11]]}],"g":[{"polygon":[[6,46],[11,41],[35,41],[40,46],[35,51],[11,51]]}],"p":[{"rect":[49,83,8,9]}]};
const PLACES: readonly Point[] = [
  [35, 48],
  [95, 48],
  [155, 48],
  [215, 48],
  [339, 48],
  [399, 48],
  [459, 48],
  [519, 48],
];
// prettier-ignore
const OTHERS: readonly (Omit<GlassSegment, 'polygons'> & { shapes: readonly Shape[] })[] = [
  {id: "bar-1",kind: "bar",shapes: [{rect: [58,160,81,14]}]},
  {id: "bar-2",kind: "bar",shapes: [{rect: [145,160,81,14]}]},
  {id: "bar-3",kind: "bar",shapes: [{rect: [232,160,81,14]}]},
  {id: "bar-4",kind: "bar",shapes: [{rect: [319,160,81,14]}]},
  {id: "bar-5",kind: "bar",shapes: [{rect: [406,160,81,14]}]},
  {id: "bar-6",kind: "bar",shapes: [{rect: [493,160,81,14]}]},
  {id: "orientation",kind: "icon",shapes: [{polygon: [[26,174],[36,158],[46,174]]}]},
  {id: "battery",kind: "icon",shapes: [{frame: [514,12,54,22,3]},{rect: [568,18,6,10]}]},
  {id: "battery-1",kind: "icon",shapes: [{rect: [519,17,10,12]}]},
  {id: "battery-2",kind: "icon",shapes: [{rect: [530,17,10,12]}]},
  {id: "battery-3",kind: "icon",shapes: [{rect: [541,17,10,12]}]},
  {id: "battery-4",kind: "icon",shapes: [{rect: [552,17,11,12]}]},
  {id: "no-time",kind: "icon",shapes: [{ring: [39,23,13,10]},{strokes: [[[39,15],[39,23],[45,27]]],width: 3},{strokes: [[[28,35],[50,11]]],width: 3}]},
  {id: "no-data",kind: "icon",shapes: [{ring: [72,23,8,5]},{strokes: [[[80,23],[96,23],[96,29]],[[89,23],[89,28]]],width: 3},{strokes: [[[66,36],[92,10]]],width: 3}]},
  {id: "fault",kind: "icon",shapes: [{strokes: [[[112,34],[126,11],[140,34],[112,34]]],width: 3},{rect: [124.5,19,3,8]},{rect: [124.5,29,3,3]}]},
  {id: "page-serial",kind: "icon",shapes: [{rect: [160,11,3,25]},{rect: [166,11,2,25]},{rect: [171,11,5,25]},{rect: [179,11,2,25]},{rect: [184,11,2,25]},{rect: [189,11,4,25]}]},
  {id: "page-time",kind: "icon",shapes: [{ring: [228,23,13,10]},{strokes: [[[228,15],[228,23],[234,23]]],width: 3}]},
  {id: "page-date",kind: "icon",shapes: [{frame: [270,13,26,23,3]},{rect: [270,16,26,4]},{rect: [275,9,3,4]},{rect: [288,9,3,4]},{rect: [277,24,4,4]},{rect: [285,24,4,4]}]},
  {id: "page-battery",kind: "icon",shapes: [{polygon: [[340,9],[326,25],[334,25],[329,37],[345,20],[336,20]]}]},
  {id: "page-version",kind: "icon",shapes: [{frame: [374,11,25,25,3]},{rect: [369,15,5,3]},{rect: [399,15,5,3]},{rect: [369,22,5,3]},{rect: [399,22,5,3]},{rect: [369,29,5,3]},{rect: [399,29,5,3]}]},
  {id: "sound-loudspeaker",kind: "icon",models: ["code-reader"],shapes: [{polygon: [[510,-40],[518,-40],[528,-49],[528,-19],[518,-28],[510,-28]]},{strokes: [[[533,-42],[537,-34],[533,-26]]],width: 3}]},
  {id: "sound-headphones",kind: "icon",models: ["code-reader"],shapes: [{strokes: [[[556,-32],[556,-40],[562,-47],[572,-47],[578,-40],[578,-32]]],width: 3},{rect: [552,-33,8,14]},{rect: [574,-33,8,14]}]},
  {id: "page-volume",kind: "icon",models: ["code-reader"],shapes: [{rect: [18,-26,4,8]},{rect: [25,-32,4,14]},{rect: [32,-38,4,20]},{rect: [39,-44,4,26]},{rect: [46,-50,4,32]}]},
  {id: "page-speed",kind: "icon",models: ["code-reader"],shapes: [{polygon: [[59,-48],[74,-34],[59,-20]]},{polygon: [[75,-48],[90,-34],[75,-20]]}]},
  {id: "page-language",kind: "icon",models: ["code-reader"],shapes: [{ring: [116,-34,16,13]},{strokes: [[[116,-48],[116,-20]],[[102,-34],[130,-34]],[[113,-48],[108.5,-41],[108.5,-27],[113,-20]],[[119,-48],[123.5,-41],[123.5,-27],[119,-20]]],width: 3}]},
  {id: "page-pause",kind: "icon",models: ["code-reader"],shapes: [{rect: [146,-50,8,32]},{rect: [160,-50,8,32]}]},
  {id: "page-repeat",kind: "icon",models: ["code-reader"],shapes: [{strokes: [[[209,-41.5],[204,-45.5],[198,-47],[190,-44],[185,-36],[186,-28],[192,-22],[200,-21],[207,-25],[210,-31]]],width: 4},{polygon: [[213,-50],[213,-37],[201,-38]]}]},
  {id: "page-output",kind: "icon",models: ["code-reader"],shapes: [{rect: [223,-47,13,26]},{rect: [236,-40,10,12]},{polygon: [[246,-40],[251,-40],[255,-34],[251,-28],[246,-28]]}]},
  {id: "page-help",kind: "icon",models: ["code-reader"],shapes: [{strokes: [[[435,-41],[438,-46],[444,-48],[450,-46],[453,-41],[451,-36],[444,-32],[444,-27]]],width: 4},{rect: [442,-22,4,4]}]},
  {id: "page-boosted",kind: "icon",models: ["code-reader"],shapes: [{polygon: [[264,-40],[270,-40],[278,-48],[278,-20],[270,-28],[264,-28]]},{rect: [282,-36,14,4]},{rect: [287,-41,4,14]}]},
  {id: "page-giant",kind: "icon",models: ["code-reader"],shapes: [{ring: [317,-38,12,9]},{strokes: [[[326,-29],[334,-21]]],width: 5}]},
  {id: "page-inverse",kind: "icon",models: ["code-reader"],shapes: [{ring: [362,-34,16,13]},{polygon: [[362,-48],[369,-46],[374,-41],[376,-34],[374,-27],[369,-22],[362,-20]]}]},
  {id: "page-vibration",kind: "icon",models: ["code-reader"],shapes: [{frame: [397,-50,12,32,3]},{strokes: [[[392,-44],[389,-39],[392,-34],[389,-29],[392,-24]],[[414,-44],[417,-39],[414,-34],[417,-29],[414,-24]]],width: 3}]},
  {id: "wait",kind: "icon",models: ["code-reader"],shapes: [{rect: [472,-50,26,4]},{rect: [472,-22,26,4]},{polygon: [[475,-46],[495,-46],[485,-33]]},{polygon: [[485,-35],[495,-22],[475,-22]]}]},
  {id: "mark-1",kind: "mark",models: ["code-reader"],shapes: [{rect: [35,144,46,6]}]},
  {id: "mark-2",kind: "mark",models: ["code-reader"],shapes: [{rect: [95,144,46,6]}]},
  {id: "mark-3",kind: "mark",models: ["code-reader"],shapes: [{rect: [155,144,46,6]}]},
  {id: "mark-4",kind: "mark",models: ["code-reader"],shapes: [{rect: [215,144,46,6]}]},
  {id: "mark-5",kind: "mark",models: ["code-reader"],shapes: [{rect: [339,144,46,6]}]},
  {id: "mark-6",kind: "mark",models: ["code-reader"],shapes: [{rect: [399,144,46,6]}]},
  {id: "mark-7",kind: "mark",models: ["code-reader"],shapes: [{rect: [459,144,46,6]}]},
  {id: "mark-8",kind: "mark",models: ["code-reader"],shapes: [{rect: [519,144,46,6]}]},
  {id: "position-1",kind: "position",models: ["code-reader"],shapes: [{rect: [35,150,46,4]}]},
  {id: "position-2",kind: "position",models: ["code-reader"],shapes: [{rect: [95,150,46,4]}]},
  {id: "position-3",kind: "position",models: ["code-reader"],shapes: [{rect: [155,150,46,4]}]},
  {id: "position-4",kind: "position",models: ["code-reader"],shapes: [{rect: [215,150,46,4]}]},
  {id: "position-5",kind: "position",models: ["code-reader"],shapes: [{rect: [339,150,46,4]}]},
  {id: "position-6",kind: "position",models: ["code-reader"],shapes: [{rect: [399,150,46,4]}]},
  {id: "position-7",kind: "position",models: ["code-reader"],shapes: [{rect: [459,150,46,4]}]},
  {id: "position-8",kind: "position",models: ["code-reader"],shapes: [{rect: [519,150,46,4]}]},
  {id: "giant-a",kind: "giant",models: ["code-reader"],shapes: [{polygon: [[240,-56],[360,-56],[326,-22],[274,-22]]}]},
  {id: "giant-b",kind: "giant",models: ["code-reader"],shapes: [{polygon: [[364,-52],[330,-18],[330,21],[347,38],[364,38]]}]},
  {id: "giant-c",kind: "giant",models: ["code-reader"],shapes: [{polygon: [[364,136],[330,102],[330,63],[347,46],[364,46]]}]},
  {id: "giant-d",kind: "giant",models: ["code-reader"],shapes: [{polygon: [[240,140],[360,140],[326,106],[274,106]]}]},
  {id: "giant-e",kind: "giant",models: ["code-reader"],shapes: [{polygon: [[236,136],[270,102],[270,63],[253,46],[236,46]]}]},
  {id: "giant-f",kind: "giant",models: ["code-reader"],shapes: [{polygon: [[236,-52],[270,-18],[270,21],[253,38],[236,38]]}]},
  {id: "giant-g",kind: "giant",models: ["code-reader"],shapes: [{polygon: [[257,42],[274,25],[326,25],[343,42],[326,59],[274,59]]}]},
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
