/** The conformance suite on nrf51. */
import { SPARED_CHIPS } from './all-checks.ts';
import { describeConformance } from './suite.ts';
import { qemuTarget } from './targets/qemu.ts';

describeConformance(qemuTarget('nrf51'), ['qemu-system-arm'], SPARED_CHIPS);
