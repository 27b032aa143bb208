/** The command `talkode`, as a process of its own. */
import { runTalkode } from './program.ts';

await runTalkode();
