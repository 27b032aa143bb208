/** The conformance suite on stm32f405. */
import { SPARED_CHIPS } from './all-checks.ts';
import { describeConformance } from './suite.ts';
import { qemuTarget } from './targets/qemu.ts';

describeConformance(qemuTarget('stm32f405'), ['qemu-system-arm'], SPARED_CHIPS);
