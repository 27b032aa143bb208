/** Reads what elements and attributes of a container hold: texts, whole numbers, bytes, dates. They throw ContainerError. */
import { fromBase64 } from './base64.ts';
import { ContainerError, quoted } from './container-error.ts';
import type { FormElement } from './form-reader.ts';

export function refuseElement({ position, rule }: FormElement, what: string): never {
  throw new ContainerError(position, `<${rule.name}>: ${what}`);
}

/** The child of this name; the form says whether it can be missing. */
export function childOf(element: FormElement, name: string): FormElement | null {
  return element.children.find(({ rule }) => rule.name === name) ?? null;
}

/** The element that these names lead to, each a child of the one before. For those that the form does not let be missing. */
export function elementAt(element: FormElement, ...names: readonly string[]): FormElement {
  let found = element;
  for (const name of names) found = childOf(found, name)!;
  return found;
}

/** Without blanks around it: tools that indent put them there. */
export function textOf({ text }: FormElement): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

/** xs:int without a plus sign or zeros before the number. */
const WHOLE_NUMBER = /^(0|-?[1-9]\d{0,14})$/;

/** A number that is none becomes 0 in some tools; here it is refused. */
export function wholeNumber(element: FormElement, text: string, name = ''): number {
  if (!WHOLE_NUMBER.test(text))
    refuseElement(element, `${name && `${name}: `}expected a whole number, got ${quoted(text)}`);
  return Number(text);
}

export function bytesOf(element: FormElement): Uint8Array {
  return (
    fromBase64(element.text) ??
    refuseElement(element, `expected base64, got ${element.text.length} characters that are none`)
  );
}

const DATE_TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(\.0+)?(Z|[+-]\d\d:\d\d)$/;

/** xs:dateTime in whole seconds. Without a zone it would be another moment in each country. */
export function unixSecondsOf(element: FormElement): number {
  const text = textOf(element);
  const [whole = '', day = ''] = DATE_TIME.exec(text) ?? [];
  // Date.parse takes 30 February for 2 March.
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(midnight) && new Date(midnight).toISOString().slice(0, 10) === day;
  const unixMs = isDay ? Date.parse(whole) : NaN;
  if (Number.isNaN(unixMs))
    refuseElement(element, `expected a time such as 2026-11-22T12:00:00Z, got ${quoted(text)}`);
  return unixMs / 1000;
}

/** The same, to be written. */
export function dateTime(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().replace('.000', '');
}
