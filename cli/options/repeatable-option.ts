// The options of commands that may be given more than once; every other is refused the second time.
import { Option, type Command } from 'commander';

/** Its help says that it may repeat. */
export class RepeatableOption extends Option {
  constructor(flags: string, description: string) {
    super(flags, `${description} (may repeat)`);
  }
}

/** Without this the last one counts, and nobody is told that the others did not. */
export function refuseRepeats(program: Command): void {
  for (const command of program.commands) {
    for (const option of command.options.filter((each) => !(each instanceof RepeatableOption))) {
      let given = 0;
      command.on(`option:${option.name()}`, () => {
        given += 1;
        if (given > 1)
          command.error(`error: option '${option.flags}' given more than once; it may not repeat`, {
            code: 'talkode.repeatedOption',
          });
      });
    }
  }
}
