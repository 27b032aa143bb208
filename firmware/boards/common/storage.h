/* Carries out the core's storage requests on the board's two slots. */
#ifndef TALKODE_STORAGE_H
#define TALKODE_STORAGE_H

/* Effect storage: does what storageRequest says and tells the core how it went. */
void storage_carry_out(void);

#endif
