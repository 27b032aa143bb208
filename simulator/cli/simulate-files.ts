// All files that the options of `talkode simulate` name, those of its scenarios too.
import { lockOf } from '../ports/file-lock.ts';
import type { ScenarioSource } from './scenario-files.ts';
import { artifactFiles, artifactNames } from './artifact-names.ts';
import { given, targetOf, type NamedFile } from './named-files.ts';
import type { LinkPlace } from './read-option.ts';
import type { SimulateOptions } from './simulate-options.ts';
import { inputName } from './standard-streams.ts';

/** The name that a pseudo-terminal gets. */
export function ptyName(link: LinkPlace | null): string | null {
  return link?.kind === 'pty' ? (link.path ?? null) : null;
}

/** A storage file and the lock beside it. */
export function storageFiles(option: string, file: string | null): NamedFile[] {
  return file === null
    ? []
    : [...given('written', { [option]: file }), ...given('replaced', { [option]: lockOf(targetOf(file)) })];
}

export function simulateFiles(options: SimulateOptions, scenarios: readonly ScenarioSource[]): NamedFile[] {
  const { junit, storage, secretFile, trace, svg, png, wav, link, artifacts } = options;
  const sources = scenarios.map(({ file }) => file);
  const kept =
    artifacts === null ? [] : [artifacts, ...artifactFiles(artifacts, artifactNames(sources.map(inputName)))];
  return [
    ...sources.flatMap((file) => given('read', { '--scenario': file })),
    ...given('read', { '--secret-file': secretFile }),
    ...storageFiles('--storage', storage),
    ...given('replaced', { '--link': ptyName(link) }),
    ...given('written', { '--junit': junit, '--trace': trace, '--svg': svg, '--png': png, '--wav': wav }),
    ...kept.flatMap((file) => given('replaced', { '--artifacts': file })),
  ];
}
