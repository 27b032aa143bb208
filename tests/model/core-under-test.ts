/** The core that the property suites run against: the release build, compiled once. */
import { readFileSync } from 'node:fs';
import { loadCore } from '../../simulator/token/load.ts';

export const CORE: WebAssembly.Module = loadCore();

const table = JSON.parse(readFileSync(new URL('../../hardware-docs/core.json', import.meta.url), 'utf8')) as {
  firmwareVersion: number[];
};

export const FIRMWARE_VERSION: string = table.firmwareVersion.join('.');
