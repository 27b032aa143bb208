/** The conformance suite on tcp. */
import { describeConformance } from './suite.ts';
import { processTarget } from './targets/process.ts';

describeConformance(processTarget('tcp'), []);
