/** The conformance suite on fe310. */
import { describeConformance } from './suite.ts';
import { qemuTarget } from './targets/qemu.ts';

describeConformance(qemuTarget('fe310'), ['qemu-system-riscv32']);
