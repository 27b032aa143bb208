/* In RAM: QEMU's flash takes no writes, so a driver for the chip's flash could be tried nowhere. */
#include "start.h"

#include "ram-storage.inc"
