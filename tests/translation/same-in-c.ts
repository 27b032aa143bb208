/** Holds a translated module against the WebAssembly that it was made of. */
import { expect } from 'vitest';
import type { ScriptedModule } from './script.ts';
import type { Translation } from './translate.ts';

/** Runs on the C translation what was just run on WebAssembly, and holds every answer against it. */
export function expectSameInC(translation: Translation, script: ScriptedModule): void {
  const { status, answers, stderr } = translation.run(script.commands);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(answers).toEqual(script.answers);
}
