/** Holds the elements that come against the form, and hands on each part of the container when it has ended. */
import { ContainerError, quoted, tagInWords, type XmlPosition } from './container-error.ts';
import { KEY_CONTAINER, type ChildRule, type ElementRule } from './form.ts';
import type { XmlHandler, XmlTag } from './xml-events.ts';

/** An element that has ended, and is as the form has it. */
export interface FormElement {
  readonly rule: ElementRule;
  readonly position: XmlPosition;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly FormElement[];
  readonly text: string;
}

interface OpenElement extends FormElement {
  children: FormElement[];
  text: string;
  /** The first of its rule's children that may still come. */
  next: number;
  /** Whether that one has come already. */
  hasCome: boolean;
}

/** The longest text, a secret of 64 bytes under its key, has 128 characters; blanks may come on top. */
const MAXIMUM_TEXT_CHARACTERS = 1024;
const MAXIMUM_ATTRIBUTE_CHARACTERS = 512;

function isOf({ name, namespace }: Pick<XmlTag, 'name' | 'namespace'>, rule: ElementRule): boolean {
  return name === rule.name && namespace === rule.namespace;
}

/** `<KeyPackage> or the end of <KeyContainer>`. */
function expectedIn({ rule, next, hasCome }: OpenElement): string {
  const names: string[] = [];
  for (const [i, { element, times }] of rule.children.entries()) {
    if (i < next || (i === next && hasCome && times !== 'once or more')) continue;
    names.push(`<${element.name}>`);
    if (!(i === next && hasCome) && times !== 'at most once') return names.join(' or ');
  }
  return [...names, `the end of <${rule.name}>`].join(' or ');
}

function refuseTag({ position, name }: XmlTag, what: string): never {
  throw new ContainerError(position, `<${name}>: ${what}`);
}

function checkAttribute(tag: XmlTag, rule: ElementRule, key: string, value: string): void {
  const known = Object.hasOwn(rule.attributes, key) ? rule.attributes[key]! : null;
  if (known === null)
    refuseTag(
      tag,
      `expected ${Object.keys(rule.attributes).join(', ') || 'no attributes'}, got ${quoted(key)}`,
    );
  if (value.length > MAXIMUM_ATTRIBUTE_CHARACTERS)
    refuseTag(
      tag,
      `${key}: expected at most ${MAXIMUM_ATTRIBUTE_CHARACTERS} characters, got ${value.length}`,
    );
  if (known.values?.includes(value) === false)
    refuseTag(
      tag,
      `${key}: expected ${known.values.map((each) => `"${each}"`).join(' or ')}, got ${quoted(value)}`,
    );
}

/** Throws for an attribute that the form does not have, lacks, or has with another value. */
function checkAttributes(tag: XmlTag, rule: ElementRule): void {
  for (const [key, value] of tag.attributes) checkAttribute(tag, rule, key, value);
  if (tag.attributes.size === rule.attributeCount) return;
  for (const [key, { isRequired }] of Object.entries(rule.attributes))
    if (isRequired && !tag.attributes.has(key)) refuseTag(tag, `expected the attribute ${key}, got none`);
}

/** Whether it has ended before a child that must come. */
function lacksChild({ rule, next, hasCome }: OpenElement): boolean {
  for (let i = hasCome ? next + 1 : next; i < rule.children.length; i += 1)
    if (rule.children[i]!.times !== 'at most once') return true;
  return false;
}

export class FormReader implements XmlHandler {
  readonly #takePart: (part: FormElement) => void;
  readonly #open: OpenElement[] = [];

  /** `takePart` gets each child of the container in turn; what it throws ends the reading. */
  constructor(takePart: (part: FormElement) => void) {
    this.#takePart = takePart;
  }

  opened(tag: XmlTag): void {
    const parent = this.#open.at(-1);
    const rule = parent ? this.#childRule(parent, tag).element : this.#rootRule(tag);
    checkAttributes(tag, rule);
    const { attributes, position } = tag;
    this.#open.push({ rule, position, attributes, children: [], text: '', next: 0, hasCome: false });
  }

  text(part: string): void {
    const element = this.#open.at(-1);
    if (!element) return;
    const { rule, position } = element;
    if (!rule.hasText && /[^ \t\r\n]/.test(part))
      throw new ContainerError(position, `<${rule.name}>: expected ${expectedIn(element)}, got text`);
    if (!rule.hasText) return;
    element.text += part;
    if (element.text.length > MAXIMUM_TEXT_CHARACTERS)
      throw new ContainerError(
        position,
        `<${rule.name}>: expected at most ${MAXIMUM_TEXT_CHARACTERS} characters, got more`,
      );
  }

  closed(position: XmlPosition): void {
    const element = this.#open.pop()!;
    const { rule } = element;
    if (lacksChild(element))
      throw new ContainerError(
        position,
        `<${rule.name}>: expected ${expectedIn(element)}, got the end of <${rule.name}>`,
      );
    const parent = this.#open.at(-1);
    if (this.#open.length === 1) this.#takePart(element);
    else parent?.children.push(element);
  }

  #rootRule(tag: XmlTag): ElementRule {
    if (isOf(tag, KEY_CONTAINER)) return KEY_CONTAINER;
    const { name, namespace } = KEY_CONTAINER;
    throw new ContainerError(
      tag.position,
      `expected <${name}> of the namespace "${namespace}", got ${tagInWords(tag.name)} of ${quoted(tag.namespace)}`,
    );
  }

  /** Notes that it has come. */
  #childRule(parent: OpenElement, tag: XmlTag): ChildRule {
    const { children } = parent.rule;
    for (let i = parent.next; i < children.length; i += 1) {
      const child = children[i]!;
      const hasCome = i === parent.next && parent.hasCome;
      if (isOf(tag, child.element) && (!hasCome || child.times === 'once or more')) {
        parent.next = i;
        parent.hasCome = true;
        return child;
      }
      if (!hasCome && child.times !== 'at most once') break;
    }
    const { name } = parent.rule;
    throw new ContainerError(
      tag.position,
      `<${name}>: expected ${expectedIn(parent)}, got ${strangerInWords(parent, tag)}`,
    );
  }
}

/** What came in place of what was expected: too often or too late, or of another namespace than one is used to. */
function strangerInWords({ rule, next }: OpenElement, tag: XmlTag): string {
  const words = tagInWords(tag.name);
  const hasBeen = rule.children.some(({ element }, i) => i <= next && isOf(tag, element));
  if (hasBeen) return `${words}, whose place was before`;
  return tag.namespace === rule.namespace ? words : `${words} of the namespace ${quoted(tag.namespace)}`;
}
