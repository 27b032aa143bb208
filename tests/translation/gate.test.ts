/** That the sanitizers, the bounds checks and the translation itself notice what they are there for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import openWabt from 'wabt';
import { withOwnAccess } from '../../firmware/boards/make/translate.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { describeWith } from '../support/system-programs.ts';
import { expectSameInC } from './same-in-c.ts';
import { ScriptedModule } from './script.ts';
import { exportTable, Translation } from './translate.ts';

describeWith(['gcc', '/usr/include/stdio.h'], 'the gate closes on', () => {
  let translation: Translation;
  beforeAll(async () => {
    const wabt = await openWabt();
    const module = wabt.parseWat(
      'accesses.wat',
      `(module (memory (export "memory") 1)
        (func (export "load32") (param i32) (result i32) local.get 0 i32.load)
        (func (export "load16") (param i32) (result i32) local.get 0 i32.load16_u)
        (func (export "load64") (param i32) (result i32) local.get 0 i64.load i32.wrap_i64)
        (func (export "store32") (param i32) local.get 0 i32.const 1 i32.store)
        (func (export "load8") (param i32) (result i32) local.get 0 i32.load8_u)
        (func (export "loadAt16") (param i32) (result i32) local.get 0 i32.load offset=16)
        (func (export "storeAt16") (param i32) local.get 0 i32.const 1 i32.store offset=16)
        (func (export "loadBeyond") (param i32) (result i32) local.get 0 i32.load offset=4096))`,
    );
    translation = new Translation(module.toBinary({}).buffer, 4096);
    module.destroy();
  });
  afterAll(() => translation.close());

  test.each(['load32 4', 'load16 2', 'load64 8', 'store32 12', 'load8 3', 'load8 4095', 'loadAt16 4076'])(
    'not %s',
    (call) => {
      expect(translation.run([`call ${call}`])).toMatchObject({ status: 0, stderr: '' });
    },
  );

  test.each(['load32 1', 'load32 2', 'load16 3', 'load64 4', 'store32 6'])('%s, unaligned', (call) => {
    const { status, stderr } = translation.run([`call ${call}`]);
    expect(status).not.toBe(0);
    expect(stderr).toContain('misaligned address');
  });

  test.each([
    'load32 4096',
    'load8 4096',
    'load64 4294967288',
    'loadAt16 4080',
    // Base and offset together have 33 bits: they do not come round to address 8.
    'loadAt16 4294967288',
    'storeAt16 4294967288',
    'loadBeyond 0',
  ])('%s, outside the memory', (call) => {
    expect(translation.run([`call ${call}`])).toMatchObject({ status: 3, stderr: 'trap 1\n' });
  });

  test('an answer that differs', () => {
    const script = new ScriptedModule(loadCore('release'));
    script.call('abiVersion');
    expect(() => expectSameInC(translation, script)).toThrow();
  });
});

describe('the translation refuses', () => {
  test('C whose loads it cannot replace', () => {
    expect(() => withOwnAccess('int main(void) { return 0; }')).toThrow(/memcpy to replace/);
  });

  test('a header without exported functions', () => {
    expect(() => exportTable('typedef int w2c_module;')).toThrow(/no exported function/);
  });
});
