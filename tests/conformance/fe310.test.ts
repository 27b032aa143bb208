/** The conformance suite on fe310. */
import { SPARED_CHIPS } from './all-checks.ts';
import { describeConformance } from './suite.ts';
import { qemuTarget } from './targets/qemu.ts';

describeConformance(qemuTarget('fe310'), ['qemu-system-riscv32'], SPARED_CHIPS);
