/* What the compiler may call by itself (GCC manual, "Standards", freestanding environment): memory.c has it. */
#ifndef TALKODE_STRING_H
#define TALKODE_STRING_H

#include <stddef.h>

void *memcpy(void *restrict to, const void *restrict from, size_t length);
void *memmove(void *to, const void *from, size_t length);
void *memset(void *to, int value, size_t length);
int memcmp(const void *left, const void *right, size_t length);

#endif
