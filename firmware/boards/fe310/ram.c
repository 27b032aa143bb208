/* In RAM: in QEMU the flash is read-only, so a driver for the chip's flash could be tried nowhere. */
#include "start.h"

#include "ram-storage.inc"
