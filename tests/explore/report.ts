/** What an exploration has found, for people: numbers, or the shortest sequence that breaks a promise. */
import type { TokenParameters } from '../../host-tools/token/provisioning.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import type { BrokenPromise, ExploreResult } from './explorer.ts';
import type { MergingCounts } from './merging-check.ts';
import { PROPERTIES } from './finding.ts';

export function counted(count: number): string {
  return count.toLocaleString('en-US').replaceAll(',', ' ');
}

export function describeResult(model: ModelName, result: ExploreResult, seconds: number): string {
  const { states, transitions, completeDepth, isExhausted } = result;
  const reach = isExhausted
    ? 'no further state can be reached'
    : `every sequence of up to ${completeDepth} inputs`;
  return (
    `${model}: ${counted(states)} distinct states, ${counted(transitions)} transitions, ` +
    `${seconds.toFixed(1)} s; ${reach}`
  );
}

export function describeMerging({ pairs, inputs, different, byInput }: MergingCounts): string {
  const share = inputs === 0 ? 0 : (100 * different) / inputs;
  const most = [...byInput].sort((a, b) => b[1] - a[1]).map(([name, count]) => `  ${count} ${name}`);
  return [
    `merging: ${counted(pairs)} merged pairs taken ${counted(inputs)} inputs further, ` +
      `different after ${counted(different)} (${share.toFixed(1)} %)`,
    ...most,
    '',
  ].join('\n');
}

export function describeBroken({ finding, root, path, isAfterwards }: BrokenPromise): string {
  const steps = path.map(
    ({ input, isSlow }, index) =>
      `  ${index + 1}. ${input.name}${isSlow ? ' (the flash has not stored yet)' : ''}`,
  );
  const when = isAfterwards ? 'what follows then breaks the promise' : 'the last input breaks the promise';
  return [
    `Broken: ${PROPERTIES[finding.property]}`,
    `  ${finding.message}`,
    `Token: ${root.name}. The shortest sequence; ${when}:`,
    ...(steps.length === 0 ? ['  (none: from the start)'] : steps),
  ].join('\n');
}

function tokenLine(parameters: TokenParameters | null, clockSet: boolean): string {
  if (parameters === null) return 'token blank';
  const { secret, algorithm, digits, timeStepSeconds } = parameters;
  const hex = Buffer.from(secret).toString('hex');
  return (
    `token secret hex:${hex} algorithm ${algorithm} digits ${digits} time-step ${timeStepSeconds} s` +
    (clockSet ? '' : ' clock-unset')
  );
}

/** The sequence as a scenario for `talkode simulate`, or null when scenarios have no words for some of its inputs. */
export function scenarioOf({ finding, root, path }: BrokenPromise): string | null {
  const lines: string[] = [];
  for (const { input, isSlow } of path) {
    if (input.scenario === null || isSlow) return null;
    lines.push(...input.scenario);
  }
  const settings = Object.entries(root.settings).map(
    ([name, value]) => `link change-setting ${name} ${value}`,
  );
  return [
    `# Found by "npm run explore": ${finding.message}`,
    tokenLine(root.parameters, root.clockSet),
    'at 2026-11-22T12:00:02Z',
    ...settings,
    ...(root.locked ? ['link lock'] : []),
    ...lines,
    '',
  ].join('\n');
}
