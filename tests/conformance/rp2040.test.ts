/** The conformance suite on rp2040. */
import { SPARED_CHIPS } from './all-checks.ts';
import { describeConformance } from './suite.ts';
import { RP2040 } from './targets/rp2040.ts';

describeConformance(RP2040, [], SPARED_CHIPS);
