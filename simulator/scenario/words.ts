/** Splits one line of a scenario into words, "quoted texts" and a comment, and hands them out one by one. */
import { DURATION_EXAMPLE, isDurationUnit, readDuration, ValueError } from '../text/values.ts';
import { shown } from '../text/shown.ts';
import { suggestion } from '../text/nearest.ts';

/** A scenario that cannot be understood. `line` and `column` count from 1. */
export class ScenarioSyntaxError extends Error {
  override readonly name = 'ScenarioSyntaxError';
  readonly line: number;
  readonly column: number;
  constructor(line: number, column: number, message: string) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

interface Word {
  text: string;
  quoted: boolean;
  column: number;
}

const WORD = /"([^"]*)"|(#.*$)|([^\s"]+)/g;

/** The words of one line, read from the left. Every method throws ScenarioSyntaxError at the place that is wrong. */
export class Words {
  readonly line: number;
  readonly #words: Word[] = [];
  readonly #endColumn: number;
  #next = 0;

  constructor(line: number, text: string) {
    this.line = line;
    this.#endColumn = text.trimEnd().length + 1;
    for (const match of text.matchAll(WORD)) {
      if (match[2] !== undefined) break;
      const quoted = match[1] !== undefined;
      this.#words.push({ text: match[1] ?? match[3]!, quoted, column: match.index + 1 });
    }
    const loneQuote = text.replace(/"[^"]*"/g, (closed) => ' '.repeat(closed.length)).indexOf('"');
    const hash = text.search(/(^|\s)#/);
    if (loneQuote >= 0 && !(hash >= 0 && hash < loneQuote))
      throw new ScenarioSyntaxError(line, loneQuote + 1, 'expected a closing " on the same line, got none');
  }

  get ended(): boolean {
    return this.#next >= this.#words.length;
  }

  /** The next word without taking it; undefined at the end of the line and for a quoted text. */
  peek(): string | undefined {
    const word = this.#words[this.#next];
    return word && !word.quoted ? word.text : undefined;
  }

  /** Throws for the word taken last, or for the next one. */
  fail(message: string, where: 'last' | 'next' = 'last'): never {
    const word = this.#words[where === 'last' ? this.#next - 1 : this.#next];
    throw new ScenarioSyntaxError(this.line, word?.column ?? this.#endColumn, message);
  }

  #describeNext(): string {
    const word = this.#words[this.#next];
    // A word with a colon may be a secret out of its place.
    return !word ? 'the end of the line' : word.text.includes(':') ? 'something else' : shown(word.text);
  }

  /** Takes the next word whatever it is. */
  take(expected: string): string {
    const word = this.#words[this.#next];
    if (!word || word.quoted) this.fail(`expected ${expected}, got ${this.#describeNext()}`, 'next');
    this.#next += 1;
    return word.text;
  }

  /** Takes one of the known words. */
  takeOneOf<W extends string>(known: readonly W[], what: string): W {
    const word = this.peek();
    const found = known.find((each) => each === word);
    if (found === undefined) {
      const hint = word === undefined ? '' : suggestion(word, known);
      this.fail(`expected ${what}: ${known.join(', ')}; got ${this.#describeNext()}${hint}`, 'next');
    }
    this.#next += 1;
    return found;
  }

  /** Takes the given words in a row. */
  takeExactly(...wanted: string[]): void {
    for (const word of wanted) this.takePhrase([word], word);
  }

  /** Takes the given words in a row, which together are `expected`. */
  takePhrase(wanted: readonly string[], expected: string): void {
    for (const word of wanted) {
      if (this.peek() !== word) this.fail(`expected ${expected}, got ${this.#describeNext()}`, 'next');
      this.#next += 1;
    }
  }

  /** Whether the next word is this one, which is then taken. */
  takeIf(word: string): boolean {
    if (this.peek() !== word) return false;
    this.#next += 1;
    return true;
  }

  /** Takes a text in double quotes. */
  takeText(): string {
    const word = this.#words[this.#next];
    if (!word?.quoted) this.fail(`expected a text in double quotes, got ${this.#describeNext()}`, 'next');
    this.#next += 1;
    return word.text;
  }

  /** Takes a word, or a text in double quotes. */
  takeWordOrText(expected: string): string {
    return this.peek() === undefined && !this.ended ? this.takeText() : this.take(expected);
  }

  /** Takes a word and reads it by a function of values.ts. */
  takeValue<T>(expected: string, read: (text: string) => T): T {
    const text = this.take(expected);
    const { column } = this.#words[this.#next - 1]!;
    try {
      return read(text);
    } catch (error) {
      // A unit may have been taken too: the value is what is wrong.
      if (error instanceof ValueError) throw new ScenarioSyntaxError(this.line, column, error.message);
      throw error;
    }
  }

  /** Takes `6 s`, `6s` or `20 ms`; milliseconds. */
  takeDuration(): number {
    return this.takeValue(DURATION_EXAMPLE, (number) => {
      const unit = this.peek();
      if (!/^[\d.]+$/.test(number) || unit === undefined || !isDurationUnit(unit))
        return readDuration(number);
      this.#next += 1;
      return readDuration(`${number} ${unit}`);
    });
  }

  /** Throws when words are left. */
  end(): void {
    if (!this.ended) this.fail(`expected the end of the line, got ${this.#describeNext()}`, 'next');
  }
}
