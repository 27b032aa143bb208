/* Included by wasm2c's prologue, which asserts nothing under -DNDEBUG. */
#ifndef TALKODE_ASSERT_H
#define TALKODE_ASSERT_H

#define assert(condition) ((void)0)
#define static_assert _Static_assert

#endif
