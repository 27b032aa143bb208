// The conformance suite on tcp.
import { describeConformance } from './suite.ts';
import { findTarget } from './targets.ts';

describeConformance(findTarget('tcp'), []);
