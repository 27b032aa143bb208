// The conformance suite on rp2040.
import { describeConformance } from './suite.ts';
import { findTarget } from './targets.ts';

describeConformance(findTarget('rp2040'), []);
