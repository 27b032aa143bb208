#ifndef TALKODE_RAM_STORAGE_H
#define TALKODE_RAM_STORAGE_H

/* Erases both slots: what RAM holds at power-on is no record. */
void ram_storage_start(void);

#endif
