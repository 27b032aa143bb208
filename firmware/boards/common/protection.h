/* Keeps flash from being read out once the token is locked, where image and chip do that. */
#ifndef TALKODE_PROTECTION_H
#define TALKODE_PROTECTION_H

/* After boot and each change of storage. Writes the protection before the lock is answered; halts where it fails. */
void protection_step(void);

#endif
