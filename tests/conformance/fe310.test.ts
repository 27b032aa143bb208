// The conformance suite on fe310.
import { describeConformance } from './suite.ts';
import { findTarget } from './targets.ts';

describeConformance(findTarget('fe310'), ['qemu-system-riscv32']);
