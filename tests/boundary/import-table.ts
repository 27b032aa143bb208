/**
 * Who may know whom, a row a folder. What no row allows is denied; what a row allows and nobody uses is denied too, so that
 * the table tells what is. A row counts for the files of its folder alone, not for the folders in it.
 */
import { BOARDS } from '../../firmware/boards/make/boards.generated.ts';
import type { WayBack } from './circles.ts';

/**
 * First the folders that its files may import, as a shell would expand them; then the packages, `node:` modules and headers
 * of C that they may use. Of either, after semicolons, the files that may do more: `a.ts: vite`.
 */
export type Row = readonly [imports: string, uses?: string];

/** `<board>` is the folder of the board that an image is made for, whichever it is. */
export const ROWS: Readonly<Record<string, Row>> = {
  cli: [
    'cli/{emulate,identify,issuer,messages,pair,pskc,replay,serve,simulate,version}',
    'exit-codes.ts: commander; program.ts: commander',
  ],
  'cli/administration': [
    'cli/{files,messages,options,output} host-tools/{issuer,link} host-tools/issuer/{client,faces/http/api} simulator/text',
    'database-options.ts: node:path; line-answers.ts: node:readline; open-desk.ts: node:fs; register-at-desk.ts: commander; terminal-answers.ts: node:readline node:stream',
  ],
  'cli/emulate': [
    'cli/{files,messages,options,output,token} simulator/{emulator,emulator/device,emulator/qemu,ports,session,token}',
    'emulate.ts: commander',
  ],
  'cli/files': [
    'cli/messages simulator/{ports,text,trace}',
    'files.ts: node:fs node:path; folder-walk.ts: node:fs node:path; named-files.ts: node:fs node:path; read-file.ts: node:fs; transport-key-file.ts: node:fs',
  ],
  'cli/identify': ['cli/options host-tools/{link,link/transports}', 'identify.ts: commander'],
  'cli/issuer': [
    'cli/{administration,files,messages,options} host-tools/{issuer,link} host-tools/issuer/{client,domain/own-data,domain/records,faces/http/api} simulator/text',
    'activate.ts: commander; block.ts: commander; device.ts: commander; import-issuer.ts: commander; issuer.ts: commander; letter.ts: commander; order.ts: commander; person.ts: commander; report.ts: commander; resync.ts: commander; run-issuer.ts: node:fs node:path; serve-issuer.ts: commander; verify.ts: commander',
  ],
  'cli/messages': ['simulator/text'],
  'cli/options': [
    'cli/{files,messages} host-tools/link/transports simulator/text',
    'command.ts: commander; typed-options.ts: commander',
  ],
  'cli/output': [
    'cli/{files,messages} host-tools/link simulator/{glass,haptics,ports,session,token,voice}',
    'json-output.ts: commander',
  ],
  'cli/pair': [
    'cli/{administration,messages,options} host-tools/issuer/{client,faces/http/api} host-tools/{link,link/transports,token}',
    'pair.ts: commander',
  ],
  'cli/pskc': [
    'cli/{files,messages,options,output} host-tools/{key-container,token} simulator/{ports,text}',
    'export.ts: commander; import.ts: commander; pskc.ts: commander',
  ],
  'cli/replay': [
    'cli/{files,messages,options,token} host-tools/token simulator/{ports,text,token,trace}',
    'replay.ts: commander',
  ],
  'cli/serve': [
    'cli/{messages,options} host-tools/story simulator/{text,web/src/pages}',
    'run-serve.ts: node:fs node:path node:url vite; security-txt.ts: vite; serve.ts: commander; story-here.ts: node:fs node:os node:path; story-plugin.ts: node:http vite',
  ],
  'cli/simulate': [
    'cli/{files,messages,options,output,token} host-tools/{link,token} simulator/{emulator,emulator/device,glass,ports,scenario,session,text,token,trace,voice}',
    'artifact-names.ts: node:path; artifacts.ts: node:fs node:path; junit-file.ts: node:fs node:path; scenario-files.ts: node:fs node:path tinyglobby; simulate.ts: commander',
  ],
  'cli/token': [
    'cli/{messages,options,output} host-tools/link simulator/{emulator,emulator/device,ports,session,text,token,voice}',
  ],
  'cli/version': [
    'cli/options host-tools/link simulator/{ports,session,token}',
    'version.ts: commander node:fs node:path node:url',
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
  'host-tools/example-service': [
    'host-tools/markup',
    'main.ts: node:crypto node:http node:net; relying-party.ts: openid-client',
  ],
  'host-tools/issuer': [
    'host-tools/issuer/{adapters/container,adapters/files,adapters/keys,adapters/mail,adapters/passwords,adapters/post,adapters/postgres,adapters/print,adapters/random,adapters/register,adapters/sealing,adapters/sqlite,adapters/text-messages,domain,domain/calendar,domain/changes,domain/devices,domain/log,domain/notice,domain/orders,domain/outbox,domain/paper,domain/people,domain/ports,domain/records,domain/register,faces/http,faces/oidc,faces/pages} host-tools/{link,verifier}',
    'address-file.ts: node:crypto node:fs; administration-key.ts: node:crypto; carriers.ts: node:path; demo.ts: node:path; main.ts: fastify node:path node:stream; open-ports.ts: node:fs node:path; page-files.ts: node:fs node:path node:url',
  ],
  'host-tools/issuer/adapters/container': [
    'host-tools/issuer/{domain/ports,domain/records} host-tools/key-container',
    'read-devices.ts: node:crypto',
  ],
  'host-tools/issuer/adapters/database': [
    'host-tools/issuer/{adapters/database/repositories,adapters/database/schema,domain/devices,domain/ports}',
    'kysely-store.ts: kysely node:async_hooks; migrate.ts: kysely',
  ],
  'host-tools/issuer/adapters/database/repositories': [
    'host-tools/issuer/{adapters/database/schema,domain/devices,domain/log,domain/own-data,domain/ports,domain/records}',
    'browsers.ts: kysely; changes.ts: kysely; compiled-once.ts: kysely; devices.ts: kysely; events.ts: kysely; letters.ts: kysely; notices.ts: kysely; orders.ts: kysely; own-rows.ts: kysely; people.ts: kysely; requests.ts: kysely; row-or-nulls.ts: kysely; service-logins.ts: kysely; sessions.ts: kysely; sources.ts: kysely',
  ],
  'host-tools/issuer/adapters/database/schema': [
    'host-tools/issuer/domain/records',
    'differences.ts: kysely; tables.ts: kysely',
  ],
  'host-tools/issuer/adapters/files': ['', 'lay-file.ts: node:fs/promises node:path'],
  'host-tools/issuer/adapters/keys': [
    'host-tools/issuer/domain/ports',
    'issuer-keys.ts: node:crypto; key-file-format.ts: node:crypto; key-file-secrecy.ts: node:crypto node:util; key-file.ts: node:fs node:path; sealing.ts: node:crypto; signing-key.ts: node:crypto',
  ],
  'host-tools/issuer/adapters/mail': [
    'host-tools/issuer/{domain/notice,domain/outbox,domain/people,domain/records}',
    'compose-mail.ts: nodemailer; send-mail.ts: nodemailer',
  ],
  'host-tools/issuer/adapters/passwords': [
    'host-tools/issuer/domain/ports',
    'argon2.ts: @node-rs/argon2 node:crypto',
  ],
  'host-tools/issuer/adapters/post': [
    'host-tools/issuer/{adapters/files,domain/paper,domain/ports}',
    'post-folder.ts: node:fs/promises node:path; read-post-folder.ts: node:path',
  ],
  'host-tools/issuer/adapters/postgres': [
    'host-tools/issuer/{adapters/database,adapters/database/schema,domain/ports}',
    'postgres-pool.ts: kysely pg; postgres-store.ts: kysely; statement-name.ts: node:crypto',
  ],
  'host-tools/issuer/adapters/print': [
    'host-tools/issuer/{domain/calendar,domain/paper,domain/records}',
    'fonts.ts: node:fs node:module; liblouis.ts: node:child_process; pdf-canvas.ts: pdfkit; pdf-paper.ts: pdfkit; qr-modules.ts: bwip-js',
  ],
  'host-tools/issuer/adapters/random': ['host-tools/issuer/domain/ports', 'node-random.ts: node:crypto'],
  'host-tools/issuer/adapters/register': [
    'host-tools/issuer/domain/ports',
    'register-file.ts: node:fs/promises',
  ],
  'host-tools/issuer/adapters/sealing': ['host-tools/issuer/domain/ports', 'aes-gcm-sealing.ts: node:crypto'],
  'host-tools/issuer/adapters/sqlite': [
    'host-tools/issuer/{adapters/database,adapters/database/schema,domain/ports}',
    'libsql-database.ts: kysely libsql node:fs; libsql-dialect.ts: kysely; sqlite-store.ts: kysely',
  ],
  'host-tools/issuer/adapters/text-messages': ['host-tools/issuer/{adapters/files,domain/ports}'],
  'host-tools/issuer/client': [
    'host-tools/issuer host-tools/issuer/{domain/devices,domain/orders,domain/own-data,domain/records,faces/http/api}',
    'find-service.ts: node:crypto; http-carrier.ts: node:stream/web; inject-carrier.ts: fastify node:stream',
  ],
  'host-tools/issuer/domain': ['host-tools/token'],
  'host-tools/issuer/domain/activation': [
    'host-tools/issuer/{domain,domain/calendar,domain/devices,domain/log,domain/login,domain/notice,domain/password,domain/people,domain/ports,domain/records} host-tools/{token,verifier}',
  ],
  'host-tools/issuer/domain/blocking': [
    'host-tools/issuer/{domain/devices,domain/log,domain/login,domain/notice,domain/people,domain/ports,domain/records}',
  ],
  'host-tools/issuer/domain/calendar': ['host-tools/issuer/domain/records'],
  'host-tools/issuer/domain/changes': [
    'host-tools/issuer/{domain/calendar,domain/log,domain/notice,domain/password,domain/people,domain/ports,domain/records}',
  ],
  'host-tools/issuer/domain/devices': [
    'host-tools/issuer/{domain/log,domain/notice,domain/ports,domain/records} host-tools/verifier',
  ],
  'host-tools/issuer/domain/letter': [
    'host-tools/issuer/{domain,domain/calendar,domain/paper,domain/people,domain/records}',
  ],
  'host-tools/issuer/domain/log': ['host-tools/issuer/{domain,domain/ports,domain/records}'],
  'host-tools/issuer/domain/login': [
    'host-tools/issuer/{domain,domain/devices,domain/log,domain/notice,domain/password,domain/people,domain/ports,domain/records} host-tools/verifier',
  ],
  'host-tools/issuer/domain/notice': [
    'host-tools/issuer/{domain,domain/calendar,domain/letter,domain/paper,domain/ports,domain/records}',
  ],
  'host-tools/issuer/domain/orders': [
    'host-tools/issuer/{domain,domain/calendar,domain/letter,domain/log,domain/notice,domain/ports,domain/records}',
  ],
  'host-tools/issuer/domain/outbox': ['host-tools/issuer/{domain/ports,domain/records}'],
  'host-tools/issuer/domain/own-data': ['host-tools/issuer/{domain,domain/log,domain/ports,domain/records}'],
  'host-tools/issuer/domain/paper': ['host-tools/issuer/{domain/calendar,domain/records}'],
  'host-tools/issuer/domain/password': [
    'host-tools/issuer/{domain,domain/calendar,domain/log,domain/notice,domain/people,domain/ports,domain/records}',
  ],
  'host-tools/issuer/domain/people': [
    'host-tools/issuer/{domain,domain/calendar,domain/log,domain/ports,domain/records}',
  ],
  'host-tools/issuer/domain/ports': [
    'host-tools/issuer/{domain,domain/paper,domain/records} host-tools/verifier',
  ],
  'host-tools/issuer/domain/records': ['host-tools/{token,verifier}'],
  'host-tools/issuer/domain/register': [
    'host-tools/issuer/{domain/log,domain/notice,domain/people,domain/ports,domain/records}',
  ],
  'host-tools/issuer/domain/requests': [
    'host-tools/issuer/{domain/calendar,domain/changes,domain/devices,domain/log,domain/notice,domain/people,domain/ports,domain/records}',
  ],
  'host-tools/issuer/domain/session': ['host-tools/issuer/{domain/calendar,domain/ports,domain/records}'],
  'host-tools/issuer/faces/http': [
    'host-tools/issuer/{domain/log,domain/ports,domain/records,domain/session,faces/http/answers,faces/http/api,faces/pages,faces/pages/words}',
    'cookies.ts: fastify; metrics.ts: prom-client; mount-pages.ts: fastify; mount-provider.ts: fastify; preferred-language.ts: fastify; request-log.ts: fastify; service-parts.ts: node:stream; service-provider.ts: node:http; service.ts: @fastify/cookie @fastify/formbody @fastify/rate-limit @fastify/swagger fastify',
  ],
  'host-tools/issuer/faces/http/answers': ['', 'problem-answer.ts: fastify node:http'],
  'host-tools/issuer/faces/http/api': [
    'host-tools/issuer/{domain/activation,domain/blocking,domain/devices,domain/log,domain/login,domain/orders,domain/own-data,domain/people,domain/ports,domain/records,domain/requests,faces/http/answers,faces/pages}',
    'api-parts.ts: @fastify/type-provider-typebox fastify; device-routes.ts: @fastify/type-provider-typebox; guard.ts: fastify; import-route.ts: @fastify/type-provider-typebox; people-routes.ts: @fastify/type-provider-typebox; request-routes.ts: @fastify/type-provider-typebox',
  ],
  'host-tools/issuer/faces/oidc': [
    'host-tools/issuer/{domain/calendar,domain/ports,domain/records,faces/http,faces/pages}',
    'login-facts.ts: node:crypto oidc-provider; provider-store.ts: oidc-provider; provider.ts: node:crypto oidc-provider; service-approvals.ts: node:http oidc-provider',
  ],
  'host-tools/issuer/faces/pages': [
    'host-tools/issuer/{domain,domain/activation,domain/blocking,domain/changes,domain/log,domain/login,domain/notice,domain/orders,domain/own-data,domain/password,domain/people,domain/ports,domain/records,domain/session,faces/pages/words} host-tools/{link,markup}',
  ],
  'host-tools/issuer/faces/pages/files': [''],
  'host-tools/issuer/faces/pages/words': ['host-tools/issuer/domain/records'],
  'host-tools/key-container': [
    'host-tools/token',
    'container-crypto-node.ts: node:crypto; xml-events.ts: saxes',
  ],
  'host-tools/link': ['host-tools/token'],
  'host-tools/link/transports': ['host-tools/link', 'serial-port.ts: serialport; tcp.ts: node:net'],
  'host-tools/markup': [''],
  'host-tools/story': [
    'host-tools/{example-service,issuer,key-container,token}',
    'free-port.ts: node:net; main.ts: node:crypto node:fs/promises node:path; make-device.ts: node:crypto; parcel-folder.ts: node:fs/promises node:path; serious-lines.ts: node:stream',
  ],
  'host-tools/verifier': [
    'host-tools/token',
    'hmac-lanes-node.ts: node:fs; hmac-noble.ts: @noble/hashes; hmac-noble-keyed.ts: @noble/hashes; hmac-noble-sha1.ts: @noble/hashes; hmac-node.ts: node:crypto',
  ],
  scripts: [
    'cli/serve scripts/{budgets,ensure,generate,generate/boards,packages}',
    'node:child_process node:crypto node:fs node:path node:readline node:url node:zlib; clang-format.ts: @wasm-fmt/clang-format tinyglobby; build.mjs: esbuild vite; generate.ts: prettier; pictures.ts: playwright-core vite',
  ],
  'scripts/budgets': [
    '',
    'command.ts: node:fs node:path; core.ts: node:fs/promises; pages.ts: node:fs node:path node:zlib; source-files.ts: node:fs node:path',
  ],
  'scripts/ensure': ['', 'node:child_process node:crypto node:fs node:path'],
  'scripts/generate': [
    'cli/serve firmware/voice/languages scripts/packages simulator/glass',
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
    'node:fs node:net node:path node:timers/promises; bounded-line.ts: node:stream; qemu-process.ts: node:child_process; socket-folder.ts: node:os',
  ],
  'simulator/emulator/rp2040': ['simulator/{emulator,emulator/display,ports,token}', 'rp2040js'],
  'simulator/glass': ['', 'draw-png.ts: @resvg/resvg-js'],
  'simulator/haptics': [''],
  'simulator/ports': [
    'host-tools/link simulator/token',
    'node:fs node:net node:path; loudspeaker.ts: web-audio-api; private-file.ts: node:crypto; pty-link.ts: node:child_process',
  ],
  'simulator/runner': ['simulator/{ports,token}'],
  'simulator/scenario': ['host-tools/{link,token} simulator/{glass,haptics,session,text,token,voice}'],
  'simulator/session': [
    'host-tools/{link,token} simulator/{glass,haptics,ports,runner,text,token,trace,voice}',
  ],
  'simulator/text': ['host-tools/{link,token}'],
  'simulator/token': ['', 'load.ts: node:fs node:path node:url'],
  'simulator/trace': ['host-tools/{link,token} simulator/{ports,runner,text,token}'],
  'simulator/voice': ['simulator/{ports,token}', 'load.ts: node:fs node:path node:url'],
  'simulator/web': [
    'simulator/web/src/pages',
    'node:path; pages-plugin.ts: node:fs vite; precache-plugin.ts: node:crypto node:fs vite; shared-chunks.ts: vite; vite.config.ts: node:url vite',
  ],
  'simulator/web/src': ['simulator/ports'],
  'simulator/web/src/device': [
    'host-tools/{link,token} simulator/{glass,ports,runner,token,voice,web/src/document,web/src/glass,web/src/sound,web/src/words}',
  ],
  'simulator/web/src/document': ['simulator/web/src/words'],
  'simulator/web/src/glass': ['host-tools/link simulator/{glass,token,voice,web/src/words}'],
  'simulator/web/src/log-on': ['simulator/{web/src/document,web/src/practice,web/src/words}'],
  'simulator/web/src/pages': [
    'build build/voice host-tools/token simulator/{ports,token,web/src,web/src/device,web/src/document,web/src/glass,web/src/log-on,web/src/practice,web/src/sound,web/src/styles,web/src/words,web/src/words/da,web/src/words/en}',
  ],
  'simulator/web/src/practice': ['host-tools/{link,token,verifier} simulator/{ports,token,web/src/device}'],
  'simulator/web/src/sound': [
    'simulator/{ports,token,voice,web/src/document,web/src/words}',
    'open-hint-voice.ts: speak-tts',
  ],
  'simulator/web/src/words': ['simulator/token'],
  'simulator/web/src/words/da': ['simulator/web/src/words'],
  'simulator/web/src/words/en': ['simulator/web/src/words'],
};

/** Circles may be closed here, and nowhere else. */
export const WAYS_BACK: readonly WayBack[] = [
  ...['loop.h', 'loop.c'].map((loop) => ({
    from: 'firmware/boards/common/trap.c',
    target: `firmware/boards/common/${loop}`,
    why: 'the restart after a trap: from an empty stack the loop is run anew',
  })),
  ...BOARDS.map((board) => ({
    from: 'firmware/boards/common/parts/',
    target: `firmware/boards/${board}/`,
    why: 'a part is compiled for one board at a time, with the pins and registers of the board that starts it',
  })),
];
