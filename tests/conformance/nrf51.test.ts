// The conformance suite on nrf51.
import { describeConformance } from './suite.ts';
import { findTarget } from './targets.ts';

describeConformance(findTarget('nrf51'), ['qemu-system-arm']);
