/* The interrupt controller (manual 10). */
#ifndef TALKODE_FE310_PLIC_H
#define TALKODE_FE310_PLIC_H

#include "registers.h"

/* Lets it pass an interrupt on. */
static inline void plic_enable(uint32_t interrupt) {
  PLIC_PRIORITY(interrupt) = 1;
  PLIC_ENABLE(interrupt) |= 1u << interrupt % 32u;
  PLIC_THRESHOLD = 0;
}

#endif
