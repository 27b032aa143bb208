/* Included by wasm2c's prologue; only calls to imported functions with tail calls would use it. */
#ifndef TALKODE_ALLOCA_H
#define TALKODE_ALLOCA_H

#define alloca __builtin_alloca

#endif
