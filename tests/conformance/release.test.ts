/** The conformance suite on release. */
import { describeConformance } from './suite.ts';
import { sessionTarget } from './targets/session.ts';

describeConformance(sessionTarget('release'), []);
