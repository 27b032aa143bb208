/** The conformance suite on stm32f405. */
import { describeConformance } from './suite.ts';
import { qemuTarget } from './targets/qemu.ts';

describeConformance(qemuTarget('stm32f405'), ['qemu-system-arm']);
