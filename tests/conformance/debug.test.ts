/** The conformance suite on debug. */
import { describeConformance } from './suite.ts';
import { sessionTarget } from './targets/session.ts';

describeConformance(sessionTarget('debug'), []);
