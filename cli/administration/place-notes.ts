/** What the help of every command says that works at an issuer. */

export const PLACE_NOTES = `
A service that runs is asked; the database's own is found on this computer, another by --issuer, with --keys of its key file.
Where none runs, the command opens the database itself. Which of both it did stands on standard error, and in --json.`;

export const SECRET_NOTES = `
Codes and passwords are no options: everybody on a computer can read those. On a terminal they are asked for and not shown;
else they are read from standard input or --answers, a line each, in the order of the questions.`;

export const EXIT_NOTES = `
Exit codes: 0 done, 1 refused or not reached, 2 wrong options.`;
