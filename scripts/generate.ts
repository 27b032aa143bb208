/**
 * Writes every generated file from its one table (`npm run generate`); with `--check` writes nothing and fails
 * when a file differs from what its table says.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, getFileInfo, resolveConfig } from 'prettier';
import { formattedC, isC } from './clang-format.ts';
import { accessibilityPage } from './generate/accessibility.ts';
import {
  coreConstants,
  coreLinkTable,
  hostContract,
  hostLimits,
  hostProtocol,
} from './generate/constants.ts';
import { conformancePage } from './generate/conformance.ts';
import { BOARD_FILES } from './generate/boards/files.ts';
import { cContract } from './generate/c-contract.ts';
import { coreClips, hostClips, hostLanguages } from './generate/clips.ts';
import { coreHaptics, hapticsPage, hostHaptics } from './generate/haptics.ts';
import { coreKeys } from './generate/keys.ts';
import { coreModels } from './generate/models.ts';
import { contractPage, glassPage, linkPage } from './generate/pages.ts';
import { keysPage } from './generate/keys-page.ts';
import { notice } from './generate/notice.ts';
import { requirementsPage } from './generate/requirements.ts';
import { hostSecurityContact } from './generate/security-contact.ts';
import { hostWords, phrasesPage } from './generate/voice.ts';
import { coreSegments, hostGeometry } from './generate/glass.ts';
import { GLASS_PIXEL_FILES, glassPixelHeader, hostGlassPixels } from './generate/glass-pixel-files.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const OUTPUTS: Record<string, () => string> = {
  NOTICE: notice,
  'firmware/core/base/contract.generated.ts': coreConstants,
  'firmware/core/link/messages.generated.ts': coreLinkTable,
  'firmware/core/display/segments.generated.ts': coreSegments,
  'firmware/core/device/haptics.generated.ts': coreHaptics,
  'firmware/core/device/keys.generated.ts': coreKeys,
  'firmware/core/device/models.generated.ts': coreModels,
  'firmware/core/audio/clips.generated.ts': coreClips,
  'simulator/haptics/haptics.generated.ts': hostHaptics,
  'simulator/voice/clips.generated.ts': hostClips,
  'simulator/voice/languages.generated.ts': hostLanguages,
  'simulator/voice/words.generated.ts': hostWords,
  'simulator/token/contract.generated.ts': hostContract,
  'simulator/glass/geometry.generated.ts': hostGeometry,
  'simulator/emulator/display/glass-pixels.generated.ts': hostGlassPixels,
  'cli/serve/security-contact.generated.ts': hostSecurityContact,
  'firmware/boards/common/contract.generated.h': cContract,
  'firmware/boards/common/glass-pixels.generated.h': glassPixelHeader,
  ...GLASS_PIXEL_FILES,
  ...BOARD_FILES,
  'host-tools/token/limits.generated.ts': hostLimits,
  'host-tools/link/protocol.generated.ts': hostProtocol,
  'hardware-docs/core-contract.md': contractPage,
  'hardware-docs/link-messages.md': linkPage,
  'hardware-docs/glass.md': glassPage,
  'hardware-docs/keys.md': keysPage,
  'hardware-docs/haptics.md': hapticsPage,
  'hardware-docs/accessibility.md': accessibilityPage,
  'hardware-docs/phrases.md': phrasesPage,
  'hardware-docs/conformance.md': conformancePage,
  'docs/requirements.md': requirementsPage,
};

/** What neither formatter knows, such as SVG, is written as it is. */
async function formatted(text: string, target: string): Promise<string> {
  if (isC(target)) return formattedC(text, target);
  const { inferredParser } = await getFileInfo(target);
  if (inferredParser === null) return text;
  return format(text, { ...(await resolveConfig(target)), filepath: target });
}

async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  const stale: string[] = [];
  for (const [file, make] of Object.entries(OUTPUTS)) {
    const target = path.join(root, file);
    const text = await formatted(make(), target);
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
    stale.push(file);
    if (check) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  if (check && stale.length > 0) {
    console.error(`these differ from their tables; run "npm run generate":\n  ${stale.join('\n  ')}`);
    process.exitCode = 1;
  } else {
    console.log(stale.length === 0 ? 'generated files are current' : `written:\n  ${stale.join('\n  ')}`);
  }
}

await main();
