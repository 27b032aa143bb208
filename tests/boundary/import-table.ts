/**
 * Who may know whom, a row a folder. What no row allows is denied; what a row allows and nobody uses is denied too, so that
 * the table tells what is. A row counts for the files of its folder alone, not for the folders in it.
 */
import type { WayBack } from './circles.ts';

/**
 * First the folders that its files may import, as a shell would expand them; then the packages, `node:` modules and headers
 * of C that they may use. Of either, after semicolons, the files that may do more: `a.ts: vite`.
 */
export type Row = readonly [imports: string, uses?: string];

/** `<board>` is the folder of the board that an image is made for, whichever it is. */
export const ROWS: Readonly<Record<string, Row>> = {
  cli: [
    'cli/{emulate,identify,options,output,replay,serve,simulate,version}',
    'exit-codes.ts: commander; talkode.ts: commander',
  ],
  'cli/emulate': [
    'cli/{files,options,output,token} simulator/{emulator,emulator/device,emulator/qemu,ports,session,token}',
    'emulate.ts: commander',
  ],
  'cli/files': ['simulator/{ports,session,trace}', 'node:fs node:path'],
  'cli/identify': ['host-tools/{link,link/transports}', 'identify.ts: commander; port-option.ts: commander'],
  'cli/options': ['cli/files simulator/session', 'repeatable-option.ts: commander'],
  'cli/output': [
    'cli/files host-tools/link simulator/{glass,ports,session,token,voice}',
    'json-output.ts: commander',
  ],
  'cli/replay': ['cli/{files,options,token} simulator/{ports,session,token,trace}', 'replay.ts: commander'],
  'cli/serve': [
    'simulator/session',
    'serve.ts: commander; run-serve.ts: node:fs node:path node:url vite; security-txt.ts: vite',
  ],
  'cli/simulate': [
    'cli/{files,options,output,token} simulator/{emulator,emulator/device,glass,ports,scenario,session,token,trace,voice}',
    'node:fs node:path; simulate.ts: commander; scenario-files.ts: tinyglobby',
  ],
  'cli/token': [
    'cli/{options,output} host-tools/link simulator/{emulator,emulator/device,glass,ports,session,token,voice}',
  ],
  'cli/version': [
    'host-tools/link simulator/{ports,session,token}',
    'node:fs node:path node:url; version.ts: commander',
  ],
  'firmware/boards': ['firmware/boards/make', 'node:fs node:path node:url node:util'],
  'firmware/boards/common': ['build', '<stdbool.h> <stddef.h> <stdint.h> <string.h>'],
  'firmware/boards/common/libc': ['', '<stddef.h>'],
  'firmware/boards/common/parts': ['firmware/boards/{<board>,common}', '<string.h>'],
  'firmware/boards/fe310': ['firmware/boards/{common,common/parts}', '<stdbool.h> <stddef.h> <stdint.h>'],
  'firmware/boards/make': ['', 'node:child_process node:crypto node:fs node:os node:path node:url node:util'],
  'firmware/boards/nrf51': ['firmware/boards/{common,common/parts}', '<stdbool.h> <stddef.h> <stdint.h>'],
  'firmware/boards/rp2040': [
    'firmware/boards/{common,common/parts}',
    '<stdbool.h> <stddef.h> <stdint.h> <string.h>',
  ],
  'firmware/boards/stm32f405': ['firmware/boards/{common,common/parts}', '<stdbool.h> <stddef.h> <stdint.h>'],
  'firmware/core': ['firmware/core/{base,device}; test-exports.ts: firmware/core/{audio,crypto,oath}'],
  'firmware/core/audio': ['firmware/core/{base,crypto}'],
  'firmware/core/crypto': ['firmware/core/base'],
  'firmware/core/device': ['firmware/core/{audio,base,crypto,display,link,oath,storage}'],
  'firmware/core/display': ['firmware/core/base'],
  'firmware/core/link': ['firmware/core/{base,crypto}'],
  'firmware/core/oath': ['firmware/core/{base,crypto}'],
  'firmware/core/storage': ['firmware/core/{base,crypto}'],
  'firmware/voice': ['firmware/voice/{languages,make}', 'node:fs node:path node:url node:util'],
  'firmware/voice/image': ['firmware/voice/codec', 'node:zlib'],
  'firmware/voice/languages': ['', 'node:fs'],
  'firmware/voice/make': [
    'firmware/voice/{codec,image,languages,sound}',
    'node:crypto node:fs node:path node:url',
  ],
  'firmware/voice/sound': ['', 'synthesiser.ts: @echogarden/espeak-ng-emscripten'],
  'host-tools/link/transports': ['host-tools/link', 'tcp.ts: node:net; serial-port.ts: serialport'],
  'host-tools/verifier': [
    '',
    'hmac-noble.ts: @noble/hashes; hmac-node.ts: node:crypto; hmac-lanes-node.ts: node:fs',
  ],
  scripts: [
    'cli/serve scripts/{budgets,ensure,generate,generate/boards,packages}',
    'node:child_process node:crypto node:fs node:path node:readline node:url node:zlib; clang-format.ts: @wasm-fmt/clang-format tinyglobby; build.mjs: esbuild vite; generate.ts: prettier',
  ],
  'scripts/budgets': ['', 'node:fs node:fs/promises node:path'],
  'scripts/ensure': ['', 'node:child_process node:crypto node:fs node:path'],
  'scripts/generate': [
    'cli/serve firmware/voice/languages scripts/packages',
    'node:fs node:path node:url; test-titles.ts: typescript',
  ],
  'scripts/generate/boards': ['scripts/generate', 'read.ts: node:fs node:path node:url'],
  'scripts/lint': ['', 'own-properties.js: typescript'],
  'scripts/packages': [
    '',
    'node:crypto node:fs node:path node:url; bill-of-materials.ts: @cyclonedx/cyclonedx-library packageurl-js',
  ],
  'simulator/emulator': ['simulator/{ports,token}', 'image.ts: node:crypto node:fs node:path node:url'],
  'simulator/emulator/device': ['simulator/{emulator,emulator/rp2040,ports,session,token}'],
  'simulator/emulator/display': ['simulator/emulator'],
  'simulator/emulator/qemu': [
    'simulator/{emulator,emulator/display,ports,token}',
    'node:child_process node:fs node:net node:os node:path node:stream node:timers/promises',
  ],
  'simulator/emulator/rp2040': ['simulator/{emulator,emulator/display,ports,token}', 'rp2040js'],
  'simulator/glass': ['', 'draw-png.ts: @resvg/resvg-js'],
  'simulator/ports': [
    'host-tools/link simulator/token',
    'node:child_process node:crypto node:fs node:net node:path; loudspeaker.ts: web-audio-api',
  ],
  'simulator/runner': ['simulator/{ports,token}'],
  'simulator/scenario': ['host-tools/link simulator/{glass,session,token,voice}'],
  'simulator/session': ['host-tools/link simulator/{glass,ports,runner,token,trace,voice}'],
  'simulator/token': ['simulator/ports', 'load.ts: node:fs node:path node:url'],
  'simulator/trace': ['host-tools/link simulator/{ports,runner,session,token}'],
  'simulator/voice': ['simulator/{ports,token}', 'load.ts: node:fs node:path node:url'],
  'simulator/web': [
    '',
    'node:crypto node:fs node:path node:url; precache-plugin.ts: vite; vite.config.ts: vite',
  ],
  'simulator/web/src': [
    'build build/voice simulator/{ports,token,web/src/device,web/src/document,web/src/glass,web/src/log-on,web/src/practice,web/src/sound,web/src/styles,web/src/words}',
  ],
  'simulator/web/src/device': [
    'host-tools/link simulator/{glass,ports,runner,session,token,voice,web/src/document,web/src/glass,web/src/sound,web/src/words}',
  ],
  'simulator/web/src/document': ['simulator/web/src/words'],
  'simulator/web/src/glass': ['host-tools/link simulator/{glass,token,voice,web/src/words}'],
  'simulator/web/src/log-on': ['simulator/web/src/{document,practice,words}'],
  'simulator/web/src/practice': ['host-tools/{link,verifier} simulator/{ports,token,web/src/device}'],
  'simulator/web/src/sound': [
    'simulator/{ports,token,voice,web/src/document,web/src/words}',
    'page-voice.ts: speak-tts',
  ],
  'simulator/web/src/words': ['simulator/token'],
};

/** Circles may be closed here, and nowhere else. */
export const WAYS_BACK: readonly WayBack[] = ['loop.h', 'loop.c'].map((loop) => ({
  from: 'firmware/boards/common/trap.c',
  target: `firmware/boards/common/${loop}`,
  why: 'the restart after a trap: from an empty stack the loop is run anew',
}));

/** To be dissolved: a row goes when its circle does. */
export const CIRCLES_LEFT: readonly string[] = [
  'cli/replay/replay.ts <-> cli/replay/run-replay.ts',
  'cli/serve/run-serve.ts <-> cli/serve/serve.ts',
  'simulator/ports/ <-> simulator/token/',
  'simulator/session/ <-> simulator/trace/',
  'simulator/session/factory.ts <-> simulator/session/session.ts <-> simulator/trace/format.ts <-> simulator/trace/writer.ts',
  'simulator/session/open-session.ts <-> simulator/session/prepare-sound.ts',
];
