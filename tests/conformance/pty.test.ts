// The conformance suite on pty.
import { describeConformance } from './suite.ts';
import { findTarget } from './targets.ts';

describeConformance(findTarget('pty'), ['socat']);
