/** The conformance suite on pty. */
import { describeConformance } from './suite.ts';
import { processTarget } from './targets/process.ts';

describeConformance(processTarget('pty'), ['socat']);
