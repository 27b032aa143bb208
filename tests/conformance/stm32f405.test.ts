// The conformance suite on stm32f405.
import { describeConformance } from './suite.ts';
import { findTarget } from './targets.ts';

describeConformance(findTarget('stm32f405'), ['qemu-system-arm']);
