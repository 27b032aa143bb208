/** Generated from hardware-docs/glass.json by "npm run generate". Change the table, not this file. */
import { parseShapes, polygonsOf, type Point } from './shapes.ts';
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
/** What a digit is made of, as parseShapes reads it, and the corner of each place. */
// prettier-ignore
const DIGIT: Readonly<Record<string, string>> = {"a":"p6,5,5,-5,24,0,5,5,-5,5,-24,0","b":"p41,6,5,5,0,29,-5,5,-5,-5,0,-29","c":"p41,47,5,5,0,29,-5,5,-5,-5,0,-29","d":"p6,87,5,-5,24,0,5,5,-5,5,-24,0","e":"p5,47,5,5,0,29,-5,5,-5,-5,0,-29","f":"p5,6,5,5,0,29,-5,5,-5,-5,0,-29","g":"p6,46,5,-5,24,0,5,5,-5,5,-24,0","p":"r49,83,8,9"};
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
const BARS = [58, 145, 232, 319, 406, 493];
type Kind = GlassSegment['kind'];
type Models = readonly string[];
const segment = (id: string, kind: Kind, shapes: string, models?: Models, corner?: Point): GlassSegment => ({
  id,
  kind,
  ...(models && { models }),
  polygons: polygonsOf(parseShapes(shapes), corner),
});
/** One of a kind at each of these, numbered from 1. */
const row = (kind: Kind, lefts: readonly number[], shape: string, models?: Models): GlassSegment[] =>
  lefts.map((left, index) => segment(`${kind}-${index + 1}`, kind, shape, models, [left, 0]));
const LEFTS = PLACES.map(([left]) => left);
type Sign = readonly [id: string, shapes: string, models?: Models];
// prettier-ignore
const SIGNS: readonly Sign[] = [
  ["orientation","p26,174,10,-16,10,16"],
  ["battery","f514,12,54,22,3 r568,18,6,10"],
  ["battery-1","r519,17,10,12"],
  ["battery-2","r530,17,10,12"],
  ["battery-3","r541,17,10,12"],
  ["battery-4","r552,17,11,12"],
  ["no-time","o39,23,13,10 s3,39,15,0,8,6,4 s3,28,35,22,-24"],
  ["no-data","o72,23,8,5 s3,80,23,16,0,0,6 s3,89,23,0,5 s3,66,36,26,-26"],
  ["fault","s3,112,34,14,-23,14,23,-28,0 r124.5,19,3,8 r124.5,29,3,3"],
  ["page-serial","r160,11,3,25 r166,11,2,25 r171,11,5,25 r179,11,2,25 r184,11,2,25 r189,11,4,25"],
  ["page-time","o228,23,13,10 s3,228,15,0,8,6,0"],
  ["page-date","f270,13,26,23,3 r270,16,26,4 r275,9,3,4 r288,9,3,4 r277,24,4,4 r285,24,4,4"],
  ["page-battery","p340,9,-14,16,8,0,-5,12,16,-17,-9,0"],
  ["page-version","f374,11,25,25,3 r369,15,5,3 r399,15,5,3 r369,22,5,3 r399,22,5,3 r369,29,5,3 r399,29,5,3"],
  ["sound-loudspeaker","p510,-40,8,0,10,-9,0,30,-10,-9,-8,0 s3,533,-42,4,8,-4,8",["code-reader"]],
  ["sound-headphones","s3,556,-32,0,-8,6,-7,10,0,6,7,0,8 r552,-33,8,14 r574,-33,8,14",["code-reader"]],
  ["page-volume","r18,-26,4,8 r25,-32,4,14 r32,-38,4,20 r39,-44,4,26 r46,-50,4,32",["code-reader"]],
  ["page-speed","p59,-48,15,14,-15,14 p75,-48,15,14,-15,14",["code-reader"]],
  ["page-language","o116,-34,16,13 s3,116,-48,0,28 s3,102,-34,28,0 s3,113,-48,-4.5,7,0,14,4.5,7 s3,119,-48,4.5,7,0,14,-4.5,7",["code-reader"]],
  ["page-pause","r146,-50,8,32 r160,-50,8,32",["code-reader"]],
  ["page-repeat","s4,209,-41.5,-5,-4,-6,-1.5,-8,3,-5,8,1,8,6,6,8,1,7,-4,3,-6 p213,-50,0,13,-12,-1",["code-reader"]],
  ["page-output","r223,-47,13,26 r236,-40,10,12 p246,-40,5,0,4,6,-4,6,-5,0",["code-reader"]],
  ["page-help","s4,435,-41,3,-5,6,-2,6,2,3,5,-2,5,-7,4,0,5 r442,-22,4,4",["code-reader"]],
  ["page-boosted","p264,-40,6,0,8,-8,0,28,-8,-8,-6,0 r282,-36,14,4 r287,-41,4,14",["code-reader"]],
  ["page-giant","o317,-38,12,9 s5,326,-29,8,8",["code-reader"]],
  ["page-inverse","o362,-34,16,13 p362,-48,7,2,5,5,2,7,-2,7,-5,5,-7,2",["code-reader"]],
  ["page-vibration","f397,-50,12,32,3 s3,392,-44,-3,5,3,5,-3,5,3,5 s3,414,-44,3,5,-3,5,3,5,-3,5",["code-reader"]],
  ["wait","r472,-50,26,4 r472,-22,26,4 p475,-46,20,0,-10,13 p485,-35,10,13,-20,0",["code-reader"]],
];
// prettier-ignore
const GIANT: readonly Sign[] = [
  ["giant-a","p240,-56,120,0,-34,34,-52,0",["code-reader"]],
  ["giant-b","p364,-52,-34,34,0,39,17,17,17,0",["code-reader"]],
  ["giant-c","p364,136,-34,-34,0,-39,17,-17,17,0",["code-reader"]],
  ["giant-d","p240,140,120,0,-34,-34,-52,0",["code-reader"]],
  ["giant-e","p236,136,34,-34,0,-39,-17,-17,-17,0",["code-reader"]],
  ["giant-f","p236,-52,34,34,0,39,-17,17,-17,0",["code-reader"]],
  ["giant-g","p257,42,17,-17,52,0,17,17,-17,17,-52,0",["code-reader"]],
];
const signs = (kind: Kind, list: readonly Sign[]): GlassSegment[] =>
  list.map(([id, shapes, models]) => segment(id, kind, shapes, models));
/** In the order of the frame's bits. */
export const SEGMENTS: readonly GlassSegment[] = [
  ...PLACES.flatMap((place, index) =>
    Object.entries(DIGIT).map(([name, shapes]) =>
      segment(`digit-${index + 1}-${name}`, 'digit', shapes, undefined, place),
    ),
  ),
  ...row('bar', BARS, 'r0,160,81,14'),
  ...signs('icon', SIGNS),
  ...row('mark', LEFTS, 'r0,144,46,6', ['code-reader']),
  ...row('position', LEFTS, 'r0,150,46,4', ['code-reader']),
  ...signs('giant', GIANT),
];
